// Every table of figures gets its controls; without scripts it stays as its author made it.

import { addressOf, restore } from "./address.js";
import { readTable } from "./table.js";
import { buildToolbar } from "./toolbar.js";
import { View } from "./view.js";

const words = document.getElementById("page--figures").content;
const live = document.createElement("p");
live.className = "visually-hidden";
live.setAttribute("role", "status");
document.body.append(live);

/** @param {HTMLElement} slot the place of the controls, before the table */
function enhance(slot) {
  const figure = slot.closest("figure");
  const figures = readTable(slot.nextElementSibling.querySelector("table"));
  const toolbar = buildToolbar(words, figures, figure.querySelector(".reference-note"));
  slot.hidden = !toolbar;
  if (!toolbar) return;
  const form = toolbar.querySelector("form");
  toolbar.querySelector("summary").setAttribute("aria-describedby", `${figure.id}-caption`);
  slot.append(toolbar);
  const view = new View(figures, form, words, slot);

  const keep = () => history.replaceState(history.state, "", addressOf(form, figure.id));

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", keep);
  form.addEventListener("input", ({ target }) => {
    view.show();
    const choice = target.selectedOptions?.[0].text;
    live.textContent = choice
      ? `${target.previousElementSibling.textContent}: ${choice}`
      : view.count.textContent;
  });
  form.elements.restore.addEventListener("click", ({ target }) => {
    form.reset();
    view.show();
    keep();
    live.textContent = target.dataset.done;
  });
  form.elements.copy.addEventListener("click", ({ target }) => copyLink(target));
  addEventListener("popstate", () => {
    restore(form, figure.id);
    view.show();
  });
  if (restore(form, figure.id)) {
    view.show();
    toolbar.open = true;
    if (location.hash === `#${figure.id}`) figure.scrollIntoView();
  }
}

async function copyLink(button) {
  const { form } = button;
  const { link } = form.elements;
  link.value = addressOf(form, form.closest("figure").id, true);
  try {
    await navigator.clipboard.writeText(link.value);
    live.textContent = button.dataset.done;
  } catch {
    // No clipboard, or it is forbidden: the reader copies by hand.
    link.hidden = false;
    link.select();
  }
}

document.querySelectorAll(".figure-tools").forEach(enhance);
