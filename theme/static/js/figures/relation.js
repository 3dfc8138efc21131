// Figures relative to a reference; the same rules as relation.py and Localised.

import { filled, written } from "./numbers.js";

/** @import { Span } from "./table.js" */

/**
 * How many times `theirs` a figure is, null where that cannot be said.
 * @param {Span} ours @param {Span} theirs @returns {Span?}
 */
export function relative(ours, theirs) {
  if (theirs.low <= 0 || ours.high <= 0) return null;
  if (ours.low < 0 && ours.low !== -Infinity) return null;
  // What is over something of any size may be as little as nothing, which is not worth a bound.
  const low = theirs.high === Infinity ? -Infinity : ours.low / theirs.high;
  const high = ours.high / theirs.low;
  return low === -Infinity && high === Infinity ? null : { low, high };
}

function times(value) {
  if (value >= 1) return written(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);
  const decimals = value > 0 ? 1 - Math.floor(Math.log10(value)) : 2;
  return written(value, Math.min(Math.max(decimals, 2), 20));
}

function form({ low, high }) {
  if (low === high) return "point";
  if (low === -Infinity) return "at-most";
  return high === Infinity ? "at-least" : "range";
}

/** The element that shows a ratio. @param {Span} ratio @param {DocumentFragment} words */
export function ratioElement(ratio, words) {
  const shape = form(ratio);
  const element = words.querySelector(`[data-form=${shape}] > *`).cloneNode(true);
  const [low, high] = [ratio.low, ratio.high].map(times);
  const value = shape === "at-most" ? high : low;
  element.textContent = filled(element.textContent, { low, high, value });
  return element;
}
