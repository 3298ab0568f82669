import { foldText, replaceNumberWords } from '@whatsapp-agent/tools';

/** Small numbers are everywhere; of these things a home has exactly so many. */
const COUNTED = {
  bedrooms: /(\d+)[- ]?(?:bed|br\b|bhk)/gi,
  bathrooms: /(\d+)[- ]?(?:bath|washroom)/gi,
} as const;
type Counted = keyof typeof COUNTED;

/** How many bedrooms and bathrooms the homes in data have. */
export class KnownCounts {
  private readonly counts: Readonly<Record<Counted, Set<number>>> = {
    bedrooms: new Set(),
    bathrooms: new Set(),
  };

  /** Takes over the counts in a value, at any depth, by name or in words. */
  add(value: unknown, counted?: Counted): this {
    if (typeof value === 'number' && counted) this.counts[counted].add(value);
    else if (typeof value === 'string') this.addText(value);
    else if (Array.isArray(value)) value.forEach((item) => this.add(item, counted));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) this.add(item, toCounted(key) ?? counted);
    }
    return this;
  }

  /** Tells whether some home of the data has as many as a clause says. */
  cover(clause: string): boolean {
    return namesOf().every((counted) => {
      const known = this.counts[counted];
      return known.size === 0 || findCounts(clause, counted).every((count) => known.has(count));
    });
  }

  private addText(text: string): void {
    for (const counted of namesOf()) {
      for (const count of findCounts(text, counted)) this.counts[counted].add(count);
    }
  }
}

function namesOf(): Counted[] {
  return ['bedrooms', 'bathrooms'];
}

function toCounted(key: string): Counted | undefined {
  return namesOf().find((counted) => counted === key);
}

function findCounts(text: string, counted: Counted): number[] {
  const digits = replaceNumberWords(foldText(text));
  return [...digits.matchAll(COUNTED[counted])].map(([, count]) => Number(count));
}
