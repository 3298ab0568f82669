/** Samples of all series, a column for each: small on the wire, because no name is repeated. */
export interface MetricsColumns {
  /** Moments of the samples, milliseconds since the epoch. */
  readonly times: readonly number[];
  /** Values by series, one for each moment; null where the series did not exist. */
  readonly series: Readonly<Record<string, readonly (number | null)[]>>;
}

/** The newest samples of everything that was measured. */
export class MetricsHistory {
  private readonly samples: { at: number; values: ReadonlyMap<string, number> }[] = [];

  /** @param most how many samples are kept */
  constructor(private readonly most: number) {}

  add(at: number, values: ReadonlyMap<string, number>): void {
    this.samples.push({ at, values });
    if (this.samples.length > this.most) this.samples.shift();
  }

  /** @param after only samples of a later moment, in milliseconds since the epoch */
  read(after = 0): MetricsColumns {
    const samples = this.samples.filter(({ at }) => at > after);
    const names = new Set(samples.flatMap(({ values }) => [...values.keys()]));
    return {
      times: samples.map(({ at }) => at),
      series: Object.fromEntries(
        [...names].map((name) => [name, samples.map(({ values }) => values.get(name) ?? null)]),
      ),
    };
  }
}
