// The order of rows; the same rule as blocks/sorting.py.

/** @import { Figures, Span } from "./table.js" */

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const ascending = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Places in the order of the worse ends, which are certain. Equal ones stay as they were, and those
 * without a figure come last in both directions.
 * @param {(Span|null)[]} spans
 */
export function ranked(spans, isHigherBetter, isWorstFirst = false) {
  const sign = isWorstFirst ? -1 : 1;
  const worse = spans.map((span) => span && sign * (isHigherBetter ? -span.low : span.high));
  const places = [...spans.keys()];
  return places.sort((a, b) => !spans[a] - !spans[b] || ascending(worse[a], worse[b]));
}

/**
 * Subjects in an order: "" is the author's, else a metric's id or `_name`, after `-` backwards.
 * @param {Figures} figures @param {string} order
 */
export function sorted({ metrics, subjects }, order) {
  const isBackwards = order[0] === "-";
  const key = order.slice(isBackwards);
  if (key === "_name") {
    const sign = isBackwards ? -1 : 1;
    return [...subjects].sort((a, b) => sign * collator.compare(a.name, b.name));
  }
  const column = metrics.findIndex((metric) => metric.id === key);
  if (column < 0) return subjects;
  const spans = subjects.map((subject) => subject.figures[column].span);
  const isHigherBetter = metrics[column].direction === "higher";
  return ranked(spans, isHigherBetter, isBackwards).map((place) => subjects[place]);
}

/** What `aria-sort` says of a column. */
export function ariaSort(key, isHigherBetter, order) {
  if (order.replace(/^-/, "") !== key) return "none";
  return (order[0] === "-") === isHigherBetter ? "ascending" : "descending";
}
