// Figures in another unit of the same dimension; the page brings the sizes of units.py.

import { written } from "./numbers.js";

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

/** Three significant digits, whole numbers in full. */
export function significant(value) {
  const size = Math.abs(+value.toPrecision(3));
  return written(value, size ? Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(size)))) : 0);
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
  for (const cell of cells) {
    if (cell.dataset.label.endsWith(`(${label.textContent})`)) {
      cell.dataset.label = cell.dataset.label.slice(0, -label.textContent.length - 1) + to.text + ")";
    }
    for (const number of cell.querySelectorAll("data")) {
      number.textContent =
        from === to
          ? written(+number.value, metric.decimals)
          : significant(convert(+number.value, from.dataset.size, to.dataset.size));
    }
  }
  label.textContent = to.text;
}
