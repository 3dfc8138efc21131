// The controls above a table: those of the page's template that fit it.

import { filled } from "./numbers.js";
import { nameIn } from "./table.js";

/** @import { Figures } from "./table.js" */

const FEWEST_TO_FILTER = 8;

/**
 * @param {DocumentFragment} words @param {Figures} figures
 * @param {HTMLElement?} note the author's reference @returns {HTMLDetailsElement?} null for no use
 */
export function buildToolbar(words, { isTurned, metrics, subjects }, note) {
  const toolbar = words.querySelector(".tools").cloneNode(true);
  const form = toolbar.querySelector("form");
  const { sort, reference, find, show } = form.elements;
  const quantities = metrics.filter(({ direction }) => direction !== "none");
  const fits = (control, isFitting) => isFitting || control.closest("label, .shown").remove();

  for (const pattern of sort.querySelectorAll("[value$=best]")) {
    for (const { id, name } of quantities) {
      sort.add(new Option(filled(pattern.text, { name }), pattern.value.replace("best", id)));
    }
    pattern.remove();
  }
  // What may be zero or is only known to be below something is no reference.
  const isReference = ({ figures }) => figures.some(({ span }) => span?.low > 0);
  const known = subjects.filter(isReference).map(({ id, name }) => [name, id]);
  const { reference: id, name } = note?.dataset ?? {};
  if (id && !known.some(([, other]) => other === id)) known.push([name, id]);
  for (const [text, value] of known) {
    reference.add(new Option(text, value, value === id, value === id));
  }
  const label = show.parentElement;
  for (const subject of subjects) {
    const choice = label.cloneNode(true);
    choice.firstElementChild.value = subject.id;
    choice.lastElementChild.textContent = subject.name;
    label.before(choice);
  }
  label.remove();

  const isSeveral = subjects.length > 1;
  fits(sort, isSeveral && !isTurned);
  fits(find, subjects.length >= FEWEST_TO_FILTER && !isTurned);
  fits(reference, isSeveral && known.length);
  fits(form.querySelector(".shown"), isSeveral);
  for (const units of form.querySelectorAll(".units")) {
    const symbols = [...units.options].map((option) => option.value);
    fits(units, quantities.some(({ unit }) => symbols.includes(unit)));
  }
  return form.querySelector("label") && toolbar;
}

/**
 * Put a button behind the name in a head, which stays what it is.
 * @param {HTMLElement} head @param {string} label what the button does, for screen readers
 */
export function sortButton(head, label) {
  const button = document.createElement("button");
  const arrow = document.createElement("span");
  arrow.setAttribute("aria-hidden", "true");
  button.type = "button";
  button.className = "sort";
  const name = nameIn(head);
  // Short, because a head is read before each of its cells; the title says the rest.
  button.setAttribute("aria-label", label);
  button.title = `${label}: ${name.textContent.trim()}`;
  button.append(arrow);
  name.after(button, " ");
  return button;
}
