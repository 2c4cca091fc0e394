/* The keys of the Overlaps page: each button and link says its own. They are off where the explorer's keys are. */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (localStorage.getItem("keys") === "off") return;
  const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toUpperCase());
  if (found) { event.preventDefault(); found.click(); }
});
