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

  function fit() {
    const lines = Math.max(8, box.value.split("\n").length);
    box.rows = lines;
    gutter.textContent = Array.from({ length: lines }, (_, number) => `${number + 1}\n`).join("");
  }
  box.addEventListener("input", fit);
  fit();
  if (box.dataset.line) {
    const lines = box.value.split("\n");
    const before = lines.slice(0, Number(box.dataset.line) - 1).join("\n").length;
    const at = before + (Number(box.dataset.line) > 1 ? 1 : 0) + Number(box.dataset.column) - 1;
    box.focus();
    box.setSelectionRange(at, at);
  }

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
    remember(box.value);
    form.querySelector("input[name=run]")?.remove();
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
  const kept = () => { try { return JSON.parse(localStorage.getItem(KEY)) || []; } catch { return []; } };
  function remember(text) {
    if (!text.trim()) return;
    localStorage.setItem(KEY, JSON.stringify([text, ...kept().filter((one) => one !== text)].slice(0, 30)));
  }
  const list = form.querySelector("[data-history] ul");
  function show() {
    list.replaceChildren(...kept().map((text) => {
      const link = document.createElement("a");
      const address = new URL(form.action);
      address.searchParams.set("q", text);
      link.href = address;
      link.textContent = text.replace(/\s+/g, " ").slice(0, 120);
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
  }
  form.querySelector("[data-forget]").addEventListener("click", () => { localStorage.removeItem(KEY); show(); });
  show();
})();
