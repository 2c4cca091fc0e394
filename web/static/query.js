"use strict";
/* The query page with script: line numbers, insert by click, Ctrl+Enter, stop, history in this browser.
   Text is only ever set as textContent or value. */
(() => {
  const form = document.querySelector("#ask");
  if (!form) return;
  const box = form.querySelector("textarea");
  const gutter = form.querySelector(".gutter");
  const stopper = form.querySelector("[data-stopper]");
  for (const part of form.querySelectorAll(".script")) part.hidden = false;

  /* What is typed is painted anew beneath the field, whose own letters are clear: clauses bold, parameters and texts apart,
     and the place of a mistake marked until the text changes. */
  const paint = form.querySelector(".paint");
  const CLAUSES = /^(?:match|optional|where|return|with|unwind|order|by|as|limit|skip|union|all|distinct|asc|desc|call|case|when|then|else|end|and|or|xor|not|in|is|null|exists|count|collect|starts|ends|contains|yield)$/i;
  const TOKEN = /\/\/.*|\/\*[^]*?(?:\*\/|$)|'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?|`[^`]*`?|\$\w+|[.:]\s*\w+|\w+|[^]/g;
  const kind = (token) => token.startsWith("$") ? "parameter" : /^["']/.test(token) ? "text"
    : /^\/[/*]/.test(token) ? "remark" : CLAUSES.test(token) ? "clause" : "";
  let wrong = -1;
  function repaint() {
    const parts = [];
    let at = 0;
    for (const [token] of box.value.matchAll(TOKEN)) {
      const name = wrong >= at && wrong < at + token.length ? "wrong" : kind(token);
      at += token.length;
      if (!name && typeof parts.at(-1) === "string") { parts[parts.length - 1] += token; continue; }
      if (!name) { parts.push(token); continue; }
      const span = document.createElement("span");
      span.className = name;
      span.textContent = token;
      parts.push(span);
    }
    paint.replaceChildren(...parts, "\n");
  }
  function fit() {
    const lines = Math.max(8, box.value.split("\n").length);
    box.rows = lines;
    gutter.textContent = Array.from({ length: lines }, (_, number) => `${number + 1}\n`).join("");
    repaint();
  }
  form.classList.add("painted");
  box.addEventListener("input", () => { wrong = -1; fit(); });
  box.addEventListener("scroll", () => { paint.scrollLeft = box.scrollLeft; });
  if (box.dataset.line) {
    const lines = box.value.split("\n");
    const before = lines.slice(0, Number(box.dataset.line) - 1).join("\n").length;
    const at = before + (Number(box.dataset.line) > 1 ? 1 : 0) + Number(box.dataset.column) - 1;
    wrong = Math.max(0, Math.min(at, box.value.length - 1));
    box.focus();
    box.setSelectionRange(at, at);
  }
  fit();

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button) return;
    box.setRangeText(button.dataset.insert, box.selectionStart, box.selectionEnd, "end");
    box.focus();
    fit();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
  });

  /* A query that runs has a name, under which it can be stopped; the name does not stay in the address. */
  form.addEventListener("submit", () => {
    form.querySelector("input[name=run]")?.remove();
    remember();
    const run = document.createElement("input");
    run.type = "hidden";
    run.name = "run";
    run.value = Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16).padStart(2, "0")).join("");
    form.append(run);
    stopper.hidden = false;
    stopper.onclick = () => fetch(form.dataset.stop, {
      method: "POST", keepalive: true, headers: { "X-Form-Token": form.dataset.token },
      body: new URLSearchParams({ run: run.value }),
    });
  });
  window.addEventListener("pageshow", () => {
    stopper.hidden = true;
    form.querySelector("input[name=run]")?.remove();
    const address = new URL(location.href);
    if (address.searchParams.has("run")) {
      address.searchParams.delete("run");
      history.replaceState(null, "", address);
    }
  });

  /* history */
  const KEY = "queries";
  const kept = () => {
    try { return (JSON.parse(localStorage.getItem(KEY)) || []).filter((one) => typeof one === "string"); } catch { return []; }
  };
  /* An entry is the whole state: the query, its parameters, the view. */
  function remember() {
    if (!box.value.trim()) return;
    const state = new URLSearchParams(new FormData(form));
    for (const name of ["run", "lang"]) state.delete(name);
    const entry = state.toString();
    localStorage.setItem(KEY, JSON.stringify([entry, ...kept().filter((one) => one !== entry)].slice(0, 30)));
  }
  const list = form.querySelector("[data-history] ul");
  function show() {
    list.replaceChildren(...kept().map((entry) => {
      const link = document.createElement("a");
      const state = new URLSearchParams(entry);
      const given = [...state].filter(([name, value]) => name.startsWith("p.") && value).map(([name, value]) => `${name.slice(2)}=${value}`);
      const text = [state.get("q") || "", ...given].join(" · ");
      link.href = `${form.action}?${state}`;
      link.textContent = text.replace(/\s+/g, " ").slice(0, 120);
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
  }
  for (const link of form.querySelectorAll('a[href="#history"], a[href="#examples"]')) {
    link.addEventListener("click", () => { form.querySelector(link.hash).open = true; });
  }
  form.querySelector("[data-forget]").addEventListener("click", () => { localStorage.removeItem(KEY); show(); });
  show();
})();
