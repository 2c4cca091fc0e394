"use strict";
/* What the explorer adds where script runs: filters that apply themselves, the keys of a record, the moving drawing.
   Text of records is only ever set as textContent. */
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  /* filters */
  for (const form of $$("form[data-auto]")) {
    form.addEventListener("change", () => { trim(form); form.requestSubmit(); });
    form.addEventListener("submit", () => trim(form));
  }
  function trim(form) {
    for (const field of $$("select, input", form)) if (!field.value) field.disabled = true;
  }

  /* copy a link, cite a view */
  for (const link of $$("a[data-copy]")) {
    link.addEventListener("click", async (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      await navigator.clipboard.writeText((link.dataset.copy || "%URL%").replace("%URL%", location.href));
      const before = link.textContent;
      link.textContent = link.dataset.done;
      setTimeout(() => { link.textContent = before; }, 1500);
    });
  }

  /* names of actors while typing */
  for (const box of $$("input[data-suggest]")) {
    let waiting = 0;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        if (box.value.trim().length < 2) return;
        const address = new URL(box.dataset.suggest, location.href);
        address.searchParams.set("q", box.value);
        const answer = await fetch(address);
        if (!answer.ok) return;
        const options = (await answer.json()).map((one) => {
          const option = document.createElement("option");
          option.value = one.name;
          return option;
        });
        box.list.replaceChildren(...options);
      }, 150);
    });
  }

  /* keys */
  const keysOn = () => localStorage.getItem("keys") !== "off";
  const dialog = $("#keys");
  const toggle = $("[data-keys-on]");
  if (toggle) {
    toggle.checked = keysOn();
    toggle.addEventListener("change", () => localStorage.setItem("keys", toggle.checked ? "on" : "off"));
  }
  const showKeys = () => dialog && !dialog.open && dialog.showModal();
  for (const link of $$("[data-keys]")) link.addEventListener("click", (event) => { event.preventDefault(); showKeys(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog, .canvas")) return;
    if (event.key === "?") return showKeys();
    if (!keysOn()) return;
    if (event.key === "/") { event.preventDefault(); $("#find")?.focus(); return; }
    record?.key(event);
  });

  /* a record and its statements */
  const bar = $("[data-record]");
  const record = bar ? readRecord(bar) : null;
  function readRecord(bar) {
    const notes = $$(".note-line[data-n]");
    let lastUndo = null;
    let current = notes.findIndex((note) => note.classList.contains("on"));
    const shown = () => notes.filter((note) => !note.classList.contains("filtered"));
    function choose(note, { scroll = true } = {}) {
      if (!note) return;
      for (const other of notes) {
        const on = other === note;
        other.classList.toggle("on", on);
        $("details", other).open = on;
      }
      const number = note.dataset.n;
      for (const stretch of $$("[data-s]")) stretch.classList.toggle("chosen", stretch.dataset.s.split(" ").includes(number));
      for (const ref of $$(".ref[data-n]")) ref.classList.toggle("on", ref.dataset.n === number);
      const place = $("[data-position]");
      place.textContent = place.dataset.text.replace("%n", number);
      current = notes.indexOf(note);
      const address = new URL(location.href);
      address.searchParams.set("s", note.dataset.id);
      address.hash = "";
      history.replaceState(null, "", address);
      if (scroll) note.closest(".passage").scrollIntoView({ block: "center" });
    }
    function move(step) {
      const list = shown();
      if (!list.length) return;
      const at = list.indexOf(notes[current]);
      choose(list[at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + step, 0), list.length - 1)]);
      $("summary", notes[current]).focus({ preventScroll: true }); // so that Tab goes on from here
    }
    async function send(address, fields) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
      return answer.ok ? answer.json() : null;
    }
    async function decide(note, state) {
      const form = $("form[data-decide]", note);
      const done = await send(form.action, { token: form.elements.token.value, state });
      if (!done) return form.requestSubmit($(`button[value="${state}"]`, form));
      lastUndo = { address: done.undo, note, before: note.dataset.state };
      show(note, done.review, done.word);
      if (note === notes[current]) move(1);
    }
    function show(note, state, word) {
      note.dataset.state = state;
      const review = $("[data-review]", note);
      $("use", review).setAttribute("href", `#r-${state}`);
      $("span", review).textContent = word;
      for (const button of $$("button[name=state]", note)) button.setAttribute("aria-pressed", String(button.value === state));
      $("button[value=proposed]", note).hidden = state === "proposed";
      count();
      $("[data-said]").textContent = `${$("[data-position]").textContent}: ${word}`;
    }
    function count() {
      for (const part of $$("[data-count]")) {
        const many = notes.filter((note) => note.dataset.state === part.dataset.count).length;
        $("span", part).textContent = (many === 1 ? part.dataset.one : part.dataset.other).replace("%n", many);
        part.hidden = many === 0 && ["rejected", "unsure"].includes(part.dataset.count);
      }
    }
    async function undo() {
      if (!lastUndo) return;
      const { address, note, before } = lastUndo;
      const form = $("form[data-decide]", note);
      if (await send(address, { token: form.elements.token.value })) {
        lastUndo = null;
        const address = new URL(location.href);
        address.searchParams.set("s", note.dataset.id);
        note.dataset.state = before;
        location.replace(address);
      }
    }
    let gap = -1;
    function nextGap() {
      const gaps = $$(".gapline");
      if (!gaps.length) return;
      gap = (gap + 1) % gaps.length;
      gaps[gap].closest(".passage").scrollIntoView({ block: "center" });
      gaps[gap].tabIndex = -1;
      gaps[gap].focus({ preventScroll: true });
    }
    for (const note of notes) {
      $("summary", note).addEventListener("click", (event) => {
        if (event.target.closest("a")) return;
        event.preventDefault();
        choose(note, { scroll: false });
      });
      $("form[data-decide]", note).addEventListener("submit", (event) => {
        if (!event.submitter || note.dataset.sending) return;
        event.preventDefault();
        decide(note, event.submitter.value);
      });
    }
    for (const ref of $$(".ref[data-n]")) ref.addEventListener("click", (event) => {
      event.preventDefault();
      choose(notes.find((note) => note.dataset.n === ref.dataset.n));
    });
    for (const stretch of $$("[data-s]")) stretch.addEventListener("click", () => {
      const number = stretch.dataset.s.split(" ").pop();
      choose(notes.find((note) => note.dataset.n === number), { scroll: false });
    });
    for (const button of $$("[data-move]", bar)) button.addEventListener("click", () => move(Number(button.dataset.move)));
    $("[data-gap]", bar)?.addEventListener("click", (event) => { event.preventDefault(); nextGap(); });
    $("[data-show]", bar).addEventListener("change", (event) => {
      for (const note of notes) note.classList.toggle("filtered", event.target.value === "proposed" && note.dataset.state !== "proposed");
    });
    if (current >= 0) notes[current].closest(".passage").scrollIntoView({ block: "center" });
    const states = { a: "accepted", r: "rejected", u: "unsure" };
    return {
      key(event) {
        const key = event.key.toLowerCase();
        if (key === "j") move(1);
        else if (key === "k") move(-1);
        else if (key === "g") nextGap();
        else if (key === "z") undo();
        else if (key in states && current >= 0) decide(notes[current], states[key]);
        else return;
        event.preventDefault();
      },
    };
  }

  /* drawings: the SVG of the page stays where the screen is narrow or the library does not come */
  for (const holder of $$("[data-network]")) {
    if (matchMedia("(min-width: 861px)").matches) {
      import(new URL("drawing.js", document.currentScript?.src || $("script[src*='explorer.js']").src).href)
        .then((module) => module.draw(holder))
        .catch((error) => console.warn("The drawing stays still:", error));
    }
  }
})();
