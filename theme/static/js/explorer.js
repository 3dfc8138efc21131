// The data explorer: a form above the table that the page has anyway. Its state is the address.
import { Figures, KEYS } from "./explorer-figures.js";
import { plot } from "./explorer-plot.js";

const PAGE = 50;

const root = document.querySelector(".explorer");
const words = root.dataset;
const form = root.querySelector(".explorer-form");
const body = root.querySelector("tbody");
const status = root.querySelector(".explorer-status");
const pages = root.querySelector(".explorer-pages");
const drawing = root.querySelector(".explorer-plot");
const labels = [...root.querySelectorAll("thead th")].map((head) => head.textContent);
const language = words.locale;
const longDay = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
const whole = new Intl.NumberFormat(language);
const formats = new Map();

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const number = (value, decimals) => {
  if (!formats.has(decimals)) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    formats.set(decimals, new Intl.NumberFormat(language, digits));
  }
  return formats.get(decimals).format(value);
};

const make = (name, content, attributes = {}) => {
  const made = document.createElement(name);
  Object.assign(made, attributes);
  made.append(...[content].flat());
  return made;
};

const link = (text, url) => (url ? make("a", text, { className: "data-link", href: url }) : text);

const unitOf = (metric) =>
  form.elements.metric.querySelector(`option[value="${CSS.escape(metric.id)}"]`)?.dataset.unit ?? metric.unit;

/** A number with its unit, kept together on a line. */
const withUnit = (text, metric) =>
  metric.unit === "%" ? `${text}%` : `${text}\u00a0${unitOf(metric)}`;

const figureText = (figures, i) => {
  const { value, low, high, runs } = figures.columns;
  const metric = figures.metric(i);
  if (metric.unit === "class") return [figures.data.judgements[i] ?? ""];
  const say = (end) => number(end, metric.decimals);
  const range = () => fill(words.range, { low: say(low[i]), high: say(high[i]) });
  let text;
  if (value[i] !== null) text = say(value[i]);
  else if (high[i] === null) text = `≥\u00a0${say(low[i])}`;
  else if (low[i] === null) text = `≤\u00a0${say(high[i])}`;
  else text = range();
  const parts = [make("span", withUnit(text, metric), { className: "figure" })];
  if (runs[i] === 1) parts.push(" ", make("small", words.single, { className: "spread" }));
  else if (runs[i]) {
    const spread = fill(words.median, { count: whole.format(runs[i]), low: say(low[i]), high: say(high[i]) });
    parts.push(" ", make("small", spread, { className: "spread" }));
  }
  return parts;
};

/** What a reader has to know of a figure, a line each. */
const remarks = (figures, i) =>
  (figures.data.remarks[i] ?? []).flatMap((line) => [" ", make("small", line, { className: "run-note" })]);

const dayText = (day) => make("time", longDay.format(new Date(day)), { dateTime: day });

const sourceText = (source, metric) => {
  const name = form.elements.kind.querySelector(`option[value="${source.kind}"]`).textContent;
  const badge = make("span", name, { className: `kind kind-${source.kind}` });
  // What can be read nowhere is told on the page of the metric.
  return [badge, " ", link(source.title, source.url || `${metric.url}#page--sources`)];
};

const row = (figures, i) => {
  const { data, columns } = figures;
  const subject = data.subjects[columns.subject[i]];
  const metric = figures.metric(i);
  const cells = [
    link(metric.name, metric.url),
    [...figureText(figures, i), ...remarks(figures, i)],
    data.environments[columns.environment[i]].name,
    sourceText(data.sources[columns.source[i]], metric),
    columns.date[i] < 0
      ? make("span", words.undated, { className: "missing" })
      : dayText(data.dates[columns.date[i]]),
  ].map((content, place) => {
    const cell = make("td", content);
    cell.dataset.label = labels[place + 1];
    return cell;
  });
  return make("tr", [make("th", link(subject.name, subject.url), { scope: "row" }), ...cells]);
};

const questionOf = (address) => {
  const asked = new URL(address).searchParams;
  const question = Object.fromEntries(KEYS.map((key) => [key, asked.get(key) ?? ""]));
  return { ...question, page: Math.max(1, Number.parseInt(asked.get("page"), 10) || 1) };
};

const addressOf = (question) => {
  const address = new URL(location);
  address.search = "";
  for (const key of KEYS) if (question[key]) address.searchParams.set(key, question[key]);
  if (question.page > 1) address.searchParams.set("page", question.page);
  return address;
};

const showPlot = (figures, found, question) => {
  const metric = found.length && question.metric ? figures.metric(found[0]) : null;
  const say = {
    value: (value) => withUnit(number(value, value % 1 ? Math.max(1, metric.decimals) : 0), metric),
    day: (day) => longDay.format(day),
  };
  const width = () => body.closest(".scroll").clientWidth;
  const drawn = metric && metric.unit !== "class" ? plot(figures, found, say, width()) : null;
  drawing.querySelector("svg")?.remove();
  drawing.hidden = !drawn;
  if (!drawn) return;
  const values = { metric: metric.name, count: whole.format(drawn.count), high: say.value(drawn.top) };
  const caption = fill(words.plot, values) + (drawn.hasBounds ? ` ${words.bounds}` : "");
  drawn.svg.setAttribute("aria-label", caption);
  drawing.prepend(drawn.svg);
  drawing.querySelector("figcaption").textContent = caption;
};

const show = (figures, question) => {
  const found = figures.find(question);
  const last = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(question.page, last);
  const shown = found.slice((page - 1) * PAGE, page * PAGE);
  // Before the rows change: it asks for a width, and would have them all laid out for it.
  const draw = () => showPlot(figures, found, question);
  draw();
  onresize = draw;
  body.replaceChildren(...shown.map((i) => row(figures, i)));
  const counts = { count: whole.format(found.length), total: whole.format(figures.count) };
  status.textContent = found.length ? fill(words.total, counts) : words.nothing;
  pages.hidden = last === 1;
  const [previous, next] = pages.querySelectorAll("button");
  previous.disabled = page === 1;
  next.disabled = page === last;
  const places = { page: whole.format(page), pages: whole.format(last) };
  pages.querySelector("span").textContent = fill(words.page, places);
  const environments = new Set(found.map((i) => figures.columns.environment[i]));
  root.querySelector(".explorer-mixed").hidden = !(question.metric && environments.size > 1);
  return page;
};

const start = (figures, early) => {
  let question = questionOf(location);
  for (const name of early) question[name] = form.elements[name].value;

  const fillForm = () => {
    for (const key of KEYS) form.elements[key].value = question[key];
  };
  const ask = (changes, remember) => {
    question = { ...question, ...changes };
    question.page = show(figures, question);
    history[remember ? "pushState" : "replaceState"](null, "", addressOf(question));
  };
  const answers = () => Object.fromEntries(KEYS.map((key) => [key, form.elements[key].value]));

  fillForm();
  // An id that nobody has any more, or a date that is none, falls back to "all", also in the address.
  ask(answers(), false);
  status.hidden = false;
  root.querySelector(".explorer-newest").hidden = true;

  form.addEventListener("submit", (event) => event.preventDefault());
  // Typing makes no steps for the button "back"; choosing does.
  form.addEventListener("input", (event) => ask({ ...answers(), page: 1 }, event.target.name !== "q"));
  form.addEventListener("reset", () => setTimeout(() => ask({ ...answers(), page: 1 }, true)));
  pages.addEventListener("click", (event) => {
    if (event.target.value === undefined) return;
    ask({ page: question.page + Number(event.target.value) }, true);
    root.querySelector("h2").scrollIntoView();
  });
  addEventListener("popstate", () => {
    question = questionOf(location);
    fillForm();
    question.page = show(figures, question);
  });
};

// What a reader asks before the figures are there.
const early = new Set();
const keepEarly = ({ target }) => early.add(target.name);
form.addEventListener("input", keepEarly);

try {
  const answer = await fetch(words.figures);
  if (!answer.ok) throw new Error(answer.statusText);
  const figures = new Figures(await answer.json());
  form.removeEventListener("input", keepEarly);
  start(figures, early);
  root.dataset.ready = "";
} catch (error) {
  root.querySelector("form").hidden = true;
  status.textContent = words.failed;
  status.hidden = false;
  console.error(error);
}
