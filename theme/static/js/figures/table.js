// What a table of figures holds; benchmarks/figures.html says how it is marked.

/**
 * What stands for a figure: the median of runs, else the ends of what is known of it.
 * @typedef {{low: number, high: number}} Span
 * @typedef {{id: string, name: string, head: HTMLElement, unit: string, direction: string,
 *   decimals: number}} Metric
 * @typedef {{cell: HTMLElement, span: Span?, ratio: HTMLElement?}} Figure span: null for none
 * @typedef {{id: string, name: string, parts: HTMLElement[], figures: Figure[]}} Subject
 * @typedef {{table: HTMLTableElement, isTurned: boolean, metrics: Metric[],
 *   subjects: Subject[]}} Figures
 */

/** What names a head, without unit and direction: a link to the page of its data, or a text. */
export const nameIn = (head) =>
  head.querySelector(".data-link") ?? [...head.childNodes].find(({ data }) => data?.trim());

const own = (head) => nameIn(head).textContent.trim();

/** @returns {Figure} */
function figure(cell) {
  const { form, value, low = "-Infinity", high = "Infinity" } = cell.dataset;
  const ends = form === "runs" ? [value, value] : [low, high];
  const span = form && form !== "judgement" ? { low: +ends[0], high: +ends[1] } : null;
  return { cell, span, ratio: cell.querySelector(".ratio") };
}

/** @param {HTMLTableElement} table @returns {Figures} */
export function readTable(table) {
  const isTurned = table.classList.contains("turned");
  const lines = [...table.querySelectorAll("[data-metric]")];
  const metrics = lines.map((line) => {
    const { metric: id, unit, direction, decimals } = line.dataset;
    const head = isTurned ? line.cells[0] : line;
    return { id, name: own(head), head, unit, direction, decimals: +decimals };
  });
  const subjects = [...table.querySelectorAll("[data-subject]")].map((line, place) => {
    const cells = isTurned ? lines.map((row) => row.cells[place + 1]) : [...line.cells].slice(1);
    const name = own(isTurned ? line : line.cells[0]);
    const parts = isTurned ? [line, ...cells] : [line];
    return { id: line.dataset.subject, name, parts, figures: cells.map(figure) };
  });
  return { table, isTurned, metrics, subjects };
}
