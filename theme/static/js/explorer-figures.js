// The figures of observations.json: which fit a question, and in which order. No DOM here.

/** A question as the address of the page asks it; "" for whatever is not asked. */
export const KEYS = ["q", "subject", "metric", "kind", "from", "to", "sort"];

const fold = (text) => text.normalize("NFKC").toLowerCase();

export class Figures {
  constructor(data) {
    this.data = data;
    this.columns = data.figures;
    this.count = this.columns.subject.length;
    const texts = (list, ...keys) => list.map((entry) => fold(keys.map((key) => entry[key]).join(" ")));
    // A word is looked for once in each name, not once in each figure.
    this.texts = {
      subject: texts(data.subjects, "id", "name"),
      metric: texts(data.metrics, "id", "name"),
      environment: texts(data.environments, "id", "name"),
      source: texts(data.sources, "id", "title"),
      tool: data.tools.map(fold),
    };
  }

  /** The indices of all figures that fit a question, in its order. */
  find(question) {
    const { data, columns } = this;
    const subject = this.#place(data.subjects, question.subject);
    const metric = this.#place(data.metrics, question.metric);
    const kinds = data.sources.map((source) => !question.kind || source.kind === question.kind);
    const words = fold(question.q).split(/\s+/).filter(Boolean).map((word) => this.#holders(word));
    const dated = Boolean(question.from || question.to);
    const days = data.dates.map(
      (day) => (!question.from || day >= question.from) && (!question.to || day <= question.to),
    );
    const found = [];
    for (let i = 0; i < this.count; i++) {
      if (subject !== null && columns.subject[i] !== subject) continue;
      if (metric !== null && columns.metric[i] !== metric) continue;
      if (!kinds[columns.source[i]]) continue;
      if (dated && !days[columns.date[i]]) continue;
      if (words.every((holders) => holders.some(([name, has]) => has[columns[name][i]]))) found.push(i);
    }
    return this.#sorted(found, question);
  }

  /** What is compared when figures are put in order: the end that is certain, as in tables. */
  worth(i) {
    const { value, low, high } = this.columns;
    const higher = this.metric(i).direction === "higher";
    if (value[i] !== null) return higher ? -value[i] : value[i];
    const end = higher ? low[i] : high[i];
    return end === null ? Infinity : higher ? -end : end;
  }

  metric(i) {
    return this.data.metrics[this.columns.metric[i]];
  }

  #place(list, id) {
    return id ? list.findIndex((entry) => entry.id === id) : null;
  }

  #holders(word) {
    return Object.entries(this.texts).map(([name, list]) => [name, list.map((text) => text.includes(word))]);
  }

  #sorted(found, { sort, metric }) {
    const { date, subject, metric: metrics } = this.columns;
    // Equal figures keep the order of the data: sort() is stable.
    const newest = (a, b) => date[b] - date[a];
    const oldest = (a, b) => (date[a] < 0) - (date[b] < 0) || date[a] - date[b];
    const by = (column) => (a, b) => column[a] - column[b] || newest(a, b);
    if (sort === "oldest") return found.sort(oldest);
    if (sort === "subject") return found.sort(by(subject));
    if (sort === "metric") return found.sort(by(metrics));
    // Infinity - Infinity is no order, so equals are told apart first.
    const best = (a, b) => (this.worth(a) === this.worth(b) ? newest(a, b) : this.worth(a) - this.worth(b));
    const hasBest = sort === "best" && metric && found.length && this.metric(found[0]).direction !== "none";
    return found.sort(hasBest ? best : newest);
  }
}
