// Figures of one metric over time: three paths, however many figures there are.

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 220;
const LEFT = 4;
const RIGHT = 14;
const TOP = 22;
const BOTTOM = 24;
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

const element = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

/** The next round number, so that the axis ends where a reader can think. */
export const roundUp = (value) => {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return STEPS.find((step) => step * power >= value * 0.9999) * power;
};

/**
 * Draws figures, or gives null where there is nothing to see: no quantity, or fewer than two days.
 *
 * figures: a `Figures`; found: indices, all of one metric; say: how an end of the axis is written;
 * width: in CSS pixels, so that texts have the size of the page's.
 */
export const plot = (figures, found, say, width) => {
  const { data, columns } = figures;
  const dated = found.filter((i) => columns.date[i] >= 0 && (columns.low[i] ?? columns.high[i]) !== null);
  const days = dated.map((i) => Date.parse(data.dates[columns.date[i]]));
  const first = days.reduce((a, b) => Math.min(a, b), Infinity);
  const last = days.reduce((a, b) => Math.max(a, b), -Infinity);
  const ends = dated.map((i) => columns.high[i] ?? columns.low[i]);
  const lowest = dated.reduce((least, i) => Math.min(least, columns.low[i] ?? 0), 0);
  if (!(last > first) || lowest < 0) return null;
  const top = roundUp(ends.reduce((a, b) => Math.max(a, b), 0));
  const x = (day) => (LEFT + ((day - first) / (last - first)) * (width - LEFT - RIGHT)).toFixed(1);
  const y = (value) => (HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM)).toFixed(1);

  const points = [];
  const spans = [];
  const bounds = [];
  dated.forEach((i, n) => {
    const [value, low, high] = [columns.value[i], columns.low[i], columns.high[i]];
    const at = x(days[n]);
    if (value !== null) points.push(`M${at} ${y(value)}h0`);
    // A bound is a bar with a tail to where the figure may lie.
    if (high === null) bounds.push(`M${at - 4} ${y(low)}h8m-4 0v-9m-3 3 3-3 3 3`);
    else if (low === null) bounds.push(`M${at - 4} ${y(high)}h8m-4 0v9m-3-3 3 3 3-3`);
    else if (low !== high) spans.push(`M${at} ${y(low)}V${y(high)}`);
  });
  const svg = element("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, role: "img" });
  svg.append(
    element("path", { class: "plot-axis", d: `M0 ${y(top)}H${width}M0 ${y(0)}H${width}` }),
    element("path", { class: "plot-span", d: spans.join("") }),
    element("path", { class: "plot-bound", d: bounds.join("") }),
    element("path", { class: "plot-point", d: points.join("") }),
    element("text", { x: 0, y: TOP - 7 }, say.value(top)),
    element("text", { x: 0, y: HEIGHT - 7 }, say.day(first)),
    element("text", { x: width, y: HEIGHT - 7, "text-anchor": "end" }, say.day(last)),
  );
  return { svg, count: dated.length, top, hasBounds: bounds.length > 0 };
};
