/* Small help for whole pages: a pressed button says so, and focus follows what htmx swapped. */
(() => {
  "use strict";
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || event.target.hasAttribute("data-download")) return;
    button.setAttribute("aria-busy", "true");
    const word = button.querySelector("span");
    if (!word || !button.dataset.busy) return;
    button.dataset.word = word.textContent;
    word.textContent = button.dataset.busy;
  });
  const release = (within) => {
    for (const each of within.querySelectorAll('button[aria-busy="true"]')) {
      each.removeAttribute("aria-busy");
      if (each.dataset.word) each.querySelector("span").textContent = each.dataset.word;
    }
  };
  // A page taken back from the browser's memory shows buttons that can be pressed again.
  window.addEventListener("pageshow", () => release(document));
  // So does a form that was answered without a new page, well or not.
  document.addEventListener("htmx:afterRequest", (event) => release(event.target));
  document.addEventListener("htmx:afterSettle", (event) => {
    const heading = event.target.matches("h1, h2, h3") ? event.target : event.target.querySelector("[data-focus], h1, h2, h3");
    if (!heading || event.target.contains(document.activeElement)) return;
    heading.setAttribute("tabindex", "-1");
    heading.focus({ preventScroll: true });
  });
  // One open menu at a time; Escape closes it and gives the focus back.
  document.addEventListener("click", (event) => {
    for (const each of document.querySelectorAll("header details[open]")) {
      if (!each.contains(event.target)) each.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector("header details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();
