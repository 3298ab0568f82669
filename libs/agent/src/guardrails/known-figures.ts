import { findNumbers, foldText } from '@whatsapp-agent/tools';

/** Figures the instructions use as examples ("80-100k", "1-2M"): naming them states nothing. */
const EXAMPLES = [80_000, 100_000, 1_000_000, 2_000_000];

/** Figures of a source: of data, or of what the customer wrote. */
export class KnownFigures {
  private readonly figures = new Set<number>(EXAMPLES);
  private readonly texts: string[] = [];

  /** Takes over all numbers and texts in a value, at any depth. */
  add(value: unknown): this {
    if (typeof value === 'number') this.figures.add(value);
    else if (typeof value === 'string') this.addText(value);
    else if (typeof value === 'object' && value !== null)
      Object.values(value).forEach((item) => this.add(item));
    return this;
  }

  /** Tells whether a figure was seen, or is a seen one shortened to its own precision (1.8M for 1,815,451). */
  has(value: number, magnitude: number | undefined, decimals: number): boolean {
    const amount = value * (magnitude ?? 1);
    if (this.figures.has(amount)) return true;
    if (magnitude === undefined) return false;
    const tolerance = (magnitude * 10 ** -decimals) / 2;
    return [...this.figures].some((figure) => Math.abs(figure - amount) <= tolerance);
  }

  /** Tells whether a text was seen word for word, e.g. a link. */
  mentions(text: string): boolean {
    return this.texts.some((seen) => seen.includes(text));
  }

  private addText(text: string): void {
    this.texts.push(text);
    const numbers = findNumbers(foldText(text));
    numbers.forEach(({ value, magnitude }, index) => {
      this.figures.add(value);
      // "80-100k" says 80k as well.
      const borrowed = magnitude ?? numbers[index + 1]?.magnitude;
      if (borrowed !== undefined) this.figures.add(value * borrowed);
    });
  }
}
