// One table as its controls say.

import { filled } from "./numbers.js";
import { ratioElement, relative } from "./relation.js";
import { ariaSort, sorted } from "./sorting.js";
import { showSubjects } from "./subjects.js";
import { sortButton } from "./toolbar.js";
import { showUnit } from "./units.js";

export class View {
  /**
   * @param {import("./table.js").Figures} figures @param {HTMLFormElement} form its controls
   * @param {DocumentFragment} words @param {HTMLElement} slot where notes go
   */
  constructor(figures, form, words, slot) {
    Object.assign(this, { figures, form, words });
    this.boxes = [...form.querySelectorAll("[name=show]")];
    this.given = slot.parentElement.querySelector(".reference-note");
    this.texts = [".count-note", ".reference-note"].map((s) => words.querySelector(s).textContent);
    this.count = words.querySelector(".count-note").cloneNode(true);
    this.note = this.given ?? words.querySelector(".reference-note").cloneNode(true);
    slot.append(this.count);
    slot.nextElementSibling.after(this.note);
    if (form.elements.sort) this.addSortButtons();
  }

  addSortButtons() {
    const { sort } = this.form.elements;
    const quantities = this.figures.metrics.filter(({ direction }) => direction !== "none");
    const name = { id: "_name", head: this.figures.table.querySelector("th") };
    this.heads = [name, ...quantities];
    const label = sort.previousElementSibling.textContent;
    for (const { id, head } of this.heads) {
      sortButton(head, label).addEventListener("click", () => {
        sort.value = { [id]: `-${id}`, [`-${id}`]: "" }[sort.value] ?? id;
        for (const type of ["input", "change"]) {
          sort.dispatchEvent(new Event(type, { bubbles: true }));
        }
      });
    }
  }

  show() {
    this.choose();
    if (this.heads) this.arrange();
    if (this.form.elements.reference) this.compare(this.form.elements.reference);
    for (const select of this.form.querySelectorAll(".units")) this.convert(select);
  }

  choose() {
    const { subjects } = this.figures;
    const shown = showSubjects(subjects, this.boxes, this.form.elements.find?.value ?? "");
    this.count.textContent = filled(this.texts[0], { shown, all: subjects.length });
    this.count.hidden = shown === subjects.length;
  }

  arrange() {
    const order = this.form.elements.sort.value;
    const rows = sorted(this.figures, order).map((subject) => subject.parts[0]);
    // Hidden rows go last, so that rules between rows stay between rows.
    rows.sort((a, b) => a.hidden - b.hidden);
    this.figures.table.tBodies[0].append(...rows);
    for (const { id, head, direction } of this.heads) {
      head.setAttribute("aria-sort", ariaSort(id, direction === "higher", order));
    }
  }

  compare({ value, selectedOptions: [{ text: name, defaultSelected: isGiven }] }) {
    const { subjects } = this.figures;
    const reference = subjects.find(({ id }) => id === value);
    for (const { figures } of subjects) {
      figures.forEach(({ cell, span, ratio: first }, column) => {
        const theirs = reference?.figures[column].span;
        const ratio = !isGiven && span && theirs && relative(span, theirs);
        cell.querySelector(".ratio")?.remove();
        const element = isGiven ? first : ratio && ratioElement(ratio, this.words);
        if (element) cell.querySelector(".bench-ref").after(" ", element);
      });
    }
    this.note.textContent = filled(this.texts[1], { name });
    this.note.hidden = !value;
  }

  convert(select) {
    const options = [...select.options];
    this.figures.metrics.forEach((metric, column) => {
      if (!options.some((option) => option.value === metric.unit)) return;
      const cells = this.figures.subjects.map(({ figures }) => figures[column].cell);
      showUnit(metric, cells, options, select.value || metric.unit);
    });
  }
}
