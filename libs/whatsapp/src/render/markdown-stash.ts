const OPEN = '\uE000';
const CLOSE = '\uE001';
const STASHED = /\uE000(\d+)\uE001/gu;

/** Stand-ins of the marks while other rules run; none of them occurs in a text (see `dropStandIns`). */
export const BOLD = '\uE002';
export const ITALIC = '\uE003';
export const LITERAL_ASTERISK = '\uE004';

/** Removes the private characters the conversion uses for itself. */
export function dropStandIns(text: string): string {
  return text.replace(/[\uE000-\uE004]/gu, '');
}

/** Keeps parts of a line out of reach of the formatting rules: code, addresses, escaped characters. */
export class MarkdownStash {
  private readonly parts: string[] = [];

  /** Takes a part away and returns its stand-in. */
  put(part: string): string {
    this.parts.push(part);
    return `${OPEN}${this.parts.length - 1}${CLOSE}`;
  }

  /** Puts everything back, also parts within parts. */
  restore(text: string): string {
    let restored = text;
    while (restored.includes(OPEN)) {
      restored = restored.replace(STASHED, (_all, index: string) => this.parts[Number(index)] ?? '');
    }
    return restored;
  }
}
