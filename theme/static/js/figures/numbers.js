// Numbers as the build writes them: Babel rounds half to even, and so do new browsers.

const language = document.documentElement.lang;
const formats = [];

/** @param {number} value @param {number} decimals exactly so many */
export function written(value, decimals) {
  formats[decimals] ??= new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: "halfEven",
  });
  return formats[decimals].format(value);
}

/** Fills words in braces; names are text and stay text. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
