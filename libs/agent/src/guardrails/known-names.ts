import { foldText } from '@whatsapp-agent/tools';
import { COMMON_WORDS, PLACES, SHORT_NAMES } from './name-words';

const PART = String.raw`\p{Lu}[\p{L}\p{M}'’&-]*`;
const CAPITALISED = new RegExp(String.raw`${PART}(?:\s+(?:(?:of|the|al|el|de|bin|by|at)\s+)?${PART})*`, 'gu');
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CONTRACTION = /['’](?:s|re|ve|ll|m|d|t)$|[^\p{L}\p{M}\p{N}]/gu;
/** "Price:" and "*Key features:*" are headings. */
const HEADING = /^[*_\s]*:/;

/** Every word a source has, to tell names that came from it from made-up ones. */
export class KnownNames {
  private readonly words = new Set<string>();
  private text = '';

  constructor(private readonly more?: KnownNames) {}

  /** Takes over all words of a value, at any depth. */
  add(value: unknown): this {
    if (typeof value === 'string') this.addText(value);
    else if (typeof value === 'object' && value !== null)
      Object.values(value).forEach((item) => this.add(item));
    return this;
  }

  /** Tells whether every building, area, person or school a sentence names was seen before. */
  cover(sentence: string): boolean {
    return (
      this.placesIn(sentence) &&
      [...sentence.matchAll(CAPITALISED)].every((match) => this.isKnown(match, sentence))
    );
  }

  private placesIn(sentence: string): boolean {
    return PLACES.every((place) => !place.test(sentence) || this.hasText(place));
  }

  private isKnown(match: RegExpMatchArray, sentence: string): boolean {
    const [name] = match;
    const after = sentence.slice((match.index ?? 0) + name.length);
    if (HEADING.test(after)) return true;
    const words = foldText(name)
      .split(/[\s&-]+/)
      .map((word) => word.replace(CONTRACTION, ''))
      .filter((word) => word !== '');
    const starts = sentence.slice(0, match.index).replace(/[^\p{L}\p{N}]/gu, '') === '';
    // Any word may open a sentence; only a name goes on in capitals.
    if (starts && words.length === 1) return true;
    return words.every((word, index) => (starts && index === 0) || this.hasWord(word));
  }

  private hasWord(word: string): boolean {
    if (COMMON_WORDS.has(word) || this.words.has(word) || word.length === 1) return true;
    const full = SHORT_NAMES[word];
    if (full !== undefined && this.text.includes(full)) return true;
    return this.more?.hasWord(word) ?? false;
  }

  private hasText(pattern: RegExp): boolean {
    return pattern.test(this.text) || (this.more?.hasText(pattern) ?? false);
  }

  private addText(text: string): void {
    const folded = foldText(text.replace(/_/g, ' '));
    this.text += ` ${folded}`;
    for (const [word] of folded.matchAll(WORD)) this.words.add(word);
  }
}
