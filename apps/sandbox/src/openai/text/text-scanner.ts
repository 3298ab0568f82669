/** What a taken piece leaves behind: it separates what stood before it from what stood after. */
const GAP = ' | ';

/** A text that readers take pieces out of, so that no word is understood twice. */
export class TextScanner {
  constructor(private remaining: string) {}

  /** What nobody has taken yet. */
  get text(): string {
    return this.remaining;
  }

  has(pattern: RegExp): boolean {
    return new RegExp(pattern.source, pattern.flags.replace('g', '')).test(this.remaining);
  }

  /** Takes the first match that is accepted. */
  take(
    pattern: RegExp,
    accept: (match: RegExpExecArray) => boolean = () => true,
  ): RegExpExecArray | undefined {
    const everywhere = new RegExp(
      pattern.source,
      pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`,
    );
    for (let match = everywhere.exec(this.remaining); match; match = everywhere.exec(this.remaining)) {
      if (match[0] !== '' && accept(match)) {
        this.cut(match.index, match[0].length);
        return match;
      }
      if (match[0] === '') everywhere.lastIndex += 1;
    }
    return undefined;
  }

  /** Takes every match that is accepted, in order. */
  takeAll(pattern: RegExp, accept?: (match: RegExpExecArray) => boolean): RegExpExecArray[] {
    const matches: RegExpExecArray[] = [];
    for (let match = this.take(pattern, accept); match; match = this.take(pattern, accept))
      matches.push(match);
    return matches;
  }

  private cut(start: number, length: number): void {
    this.remaining = this.remaining.slice(0, start) + GAP + this.remaining.slice(start + length);
  }
}
