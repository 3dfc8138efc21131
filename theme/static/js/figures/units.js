// Figures in another unit of the same dimension; the page brings the sizes of units.py.

import { significant, written } from "./numbers.js";

/** @import { Metric } from "./table.js" */

/**
 * A value in another unit. 15 digits hide what binary fractions add, so that 1400 us is 1.4 ms.
 * @param {string} from size of its unit as a fraction, `125000/1` @param {string} to
 */
export function convert(value, from, to) {
  const [n, d] = from.split("/").map(Number);
  const [m, e] = to.split("/").map(Number);
  return +((value * n * e) / (d * m)).toPrecision(15);
}

/** The significant digits that a value shows in its unit, at least three: it keeps them. */
export function digitsOf(value, decimals) {
  const shown = Math.abs(+value.toFixed(decimals));
  return shown ? Math.max(3, Math.floor(Math.log10(shown)) + 1 + decimals) : 3;
}

/**
 * Write a metric's head, its figures and the labels that cards show in a unit.
 * @param {Metric} metric @param {HTMLElement[]} cells
 * @param {HTMLOptionElement[]} options all units of its dimension @param {string} unit
 */
export function showUnit(metric, cells, options, unit) {
  const find = (symbol) => options.find((option) => option.value === symbol);
  const [from, to] = [find(metric.unit), find(unit)];
  const label = metric.head.querySelector(".unit");
  const before = label.textContent;
  for (const { dataset } of cells) {
    // A label ends with the unit in parentheses; those of a turned table have none.
    const place = dataset.label.lastIndexOf(before);
    if (/[(（]$/.test(dataset.label.slice(0, Math.max(0, place)))) {
      dataset.label =
        dataset.label.slice(0, place) + to.text + dataset.label.slice(place + before.length);
    }
  }
  for (const cell of cells) {
    for (const number of cell.querySelectorAll("data")) {
      const value = +number.value;
      const digits = digitsOf(value, metric.decimals);
      number.textContent =
        from === to || !value
          ? written(value, metric.decimals)
          : significant(convert(value, from.dataset.size, to.dataset.size), digits);
    }
  }
  label.textContent = to.text;
}
