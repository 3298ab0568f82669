import { foldText } from '../wording/fold-text';
import { correctTimeWords } from './correct-time-words';

const ARABIC_MARKS = /[\u064b-\u0652\u0640]/g;
const NUKTA = /\u093c/g;

/** One spelling for what is written in many: marks go, letters with variants are unified, typos corrected. */
export function normaliseWording(text: string): string {
  return correctTimeWords(
    foldText(text)
      // What a model makes of a time; its zone is ours.
      .replace(/(20\d\d-\d\d-\d\d)t(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?/g, '$1 $2')
      .replace(ARABIC_MARKS, '')
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/ة/g, 'ه')
      .replace(/ى/g, 'ي')
      .replace(/[ئؤ]/g, 'ء')
      .normalize('NFD')
      .replace(NUKTA, '')
      .replace(/\u0901/g, '\u0902')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[’`´]/g, "'")
      .replace(/(?<![a-z])([ap])\.\s?m\b\.?/g, '$1m'),
  )
    .replace(/\btonight\b/g, 'today night')
    .replace(/\bthis (?=(?:morning|afternoon|evening)\b)/g, 'today ')
    .replace(/(?<!\p{L})الليله(?!\p{L})/gu, 'اليوم ليلا');
}

/** Matches whole words of any script; a letter, mark or digit beside them makes them part of something else. */
export function wordPattern(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
}

/** A wording that is read bit by bit: what was understood is taken out, and the rest stays. */
export class Wording {
  constructor(private text: string) {}

  /** Takes out what matches and returns it; what `accept` refuses stays. */
  take<T>(pattern: RegExp, accept: (match: RegExpExecArray) => T | undefined): T[] {
    const taken: T[] = [];
    this.text = this.text.replace(pattern, (...args: unknown[]) => {
      const groups = args.filter((arg) => typeof arg === 'string' || arg === undefined);
      // The last string is the whole text, which no pattern needs.
      const result = accept(groups.slice(0, -1) as unknown as RegExpExecArray);
      if (result === undefined) return groups[0] as string;
      taken.push(result);
      return ' ¦ ';
    });
    return taken;
  }

  /** Whether the pattern occurs, which takes it out. */
  has(pattern: RegExp): boolean {
    return this.take(pattern, () => true).length > 0;
  }

  toString(): string {
    return this.text;
  }
}
