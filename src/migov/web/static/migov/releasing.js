/* Says that a release is being made: the form was sent, and takes some seconds. Without this script it is made as well. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-busy]");
  if (!form) return;
  const button = form.querySelector("button.primary");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  form.append(said);
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("aria-busy")) return event.preventDefault();
    form.setAttribute("aria-busy", "true");
    button.setAttribute("aria-disabled", "true");
    said.textContent = form.dataset.busy;
  });
  window.addEventListener("pageshow", () => {
    form.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
    said.textContent = "";
  });
})();
