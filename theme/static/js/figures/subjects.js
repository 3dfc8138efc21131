// Which subjects are shown.

/** @import { Subject } from "./table.js" */

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a name holds what a reader looks for, accents and letter case aside. */
export const matches = (name, wanted) => plain(name).includes(plain(wanted.trim()));

/**
 * Show those that are ticked and found.
 * @param {Subject[]} subjects @param {HTMLInputElement[]} boxes one each @param {string} wanted
 * @returns {number} how many are shown
 */
export function showSubjects(subjects, boxes, wanted) {
  const ticked = boxes.filter((box) => box.checked);
  for (const box of boxes) box.disabled = ticked.length === 1 && box.checked;
  const isShown = ({ id, name }) =>
    matches(name, wanted) && (!boxes.length || ticked.some((box) => box.value === id));
  const shown = subjects.filter(isShown);
  for (const subject of subjects) {
    for (const part of subject.parts) part.hidden = !shown.includes(subject);
  }
  return shown.length;
}
