/** Samples a rate looks back over: half a minute. */
const RATE_SAMPLES = 6;

/** The samples of the last half hour, and the few questions of PromQL that the panels ask. */
export class Figures {
  times = [];
  #values = new Map();
  #labels = new Map();

  /** Adds columns of `/api/metrics`; keeps `most` samples. */
  add({ times, series }, most) {
    const before = this.times.length;
    this.times.push(...times);
    for (const key of Object.keys(series)) {
      if (!this.#values.has(key)) this.#values.set(key, Array(before).fill(null));
    }
    for (const [key, values] of this.#values) {
      values.push(...(series[key] ?? Array(times.length).fill(null)));
      values.splice(0, values.length - most);
    }
    this.times.splice(0, this.times.length - most);
  }

  /** Series of a name whose labels pass, as `{ labels, values }`. */
  select(name, passes = () => true) {
    return [...this.#values]
      .filter(([key]) => key.startsWith(`${name}{`))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, values]) => ({ labels: this.#labelsOf(key), values }))
      .filter(({ labels }) => passes(labels));
  }

  /** Values of a name by one label, summed over the others: `Map<label value, number[]>`. */
  gauge(name, by, passes) {
    return sumBy(this.select(name, passes), by, (values) => values);
  }

  /** Increase per second of a counter by one label. */
  rate(name, by, passes) {
    return sumBy(this.select(name, passes), by, (values) => this.#increase(values, RATE_SAMPLES, true));
  }

  /** Increase of a counter over the last `seconds` at each moment, by one label. */
  increase(name, by, seconds, passes) {
    const samples = Math.round(seconds / 5);
    return sumBy(this.select(name, passes), by, (values) => this.#increase(values, samples, false));
  }

  /** A quantile of a histogram by one label, in the histogram's unit; null where nothing was measured. */
  quantile(share, name, by, passes) {
    const buckets = this.select(`${name}_bucket`, passes);
    const groups = Map.groupBy(buckets, ({ labels }) => labels[by] ?? '');
    return new Map([...groups].map(([group, members]) => [group, this.#quantileOf(share, members)]));
  }

  #quantileOf(share, members) {
    const rates = sumBy(members, 'le', (values) => this.#increase(values, RATE_SAMPLES, false));
    const bounds = [...rates].map(([le, values]) => ({ le: le === '+Inf' ? Infinity : Number(le), values }));
    bounds.sort((a, b) => a.le - b.le);
    return this.times.map((_, index) =>
      interpolate(
        share,
        bounds.map(({ le, values }) => [le, values[index]]),
      ),
    );
  }

  /** A counter that got smaller began anew: then what it says is what was added. */
  #increase(values, samples, perSecond) {
    return values.map((_, index) => {
      const from = Math.max(0, index - samples);
      let sum = 0;
      for (let at = from + 1; at <= index; at += 1) {
        const [before, now] = [values[at - 1] ?? 0, values[at] ?? values[at - 1] ?? 0];
        sum += now >= before ? now - before : now;
      }
      const seconds = (this.times[index] - this.times[from]) / 1000;
      return perSecond ? (seconds > 0 ? sum / seconds : null) : sum;
    });
  }

  #labelsOf(key) {
    const known = this.#labels.get(key);
    if (known) return known;
    const labels = Object.fromEntries(
      [...key.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    this.#labels.set(key, labels);
    return labels;
  }
}

function sumBy(series, by, read) {
  const sums = new Map();
  for (const { labels, values } of series) {
    const label = labels[by] ?? '';
    const sum = sums.get(label);
    const added = read(values);
    sums.set(label, sum ? sum.map((value, index) => add(value, added[index])) : [...added]);
  }
  return sums;
}

const add = (a, b) => (a === null || a === undefined ? (b ?? null) : a + (b ?? 0));

/** As `histogram_quantile` does it: linear within the bucket. */
function interpolate(share, bounds) {
  const total = bounds.at(-1)?.[1];
  if (!total) return null;
  const rank = share * total;
  let [lower, below] = [0, 0];
  for (const [le, count] of bounds) {
    if (count >= rank)
      return le === Infinity ? lower : lower + ((le - lower) * (rank - below)) / (count - below || 1);
    [lower, below] = [le, count];
  }
  return lower;
}
