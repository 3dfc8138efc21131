// Numbers as the build writes them: Babel rounds half to even, and so do new browsers.

const language = document.documentElement.lang;
const format = (value, options) =>
  new Intl.NumberFormat(language, { roundingMode: "halfEven", ...options }).format(value);

/** A number with exactly so many decimals. */
export const written = (value, decimals) =>
  format(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** A number with exactly so many significant digits. */
export const significant = (value, digits) =>
  format(value, { minimumSignificantDigits: digits, maximumSignificantDigits: digits });

/** Fills words in braces; names are text and stay text. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
