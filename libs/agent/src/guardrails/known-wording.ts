import { foldText } from '@whatsapp-agent/tools';

/** Words in a row that nobody repeats by chance. */
const RUN = 8;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** A wording that must not be repeated, e.g. the instructions. */
export class KnownWording {
  private readonly runs: ReadonlySet<string>;

  constructor(text: string) {
    this.runs = new Set(runsOf(text));
  }

  /** Tells whether a text repeats a passage of it. */
  isRepeatedBy(text: string): boolean {
    return runsOf(text).some((run) => this.runs.has(run));
  }
}

function runsOf(text: string): string[] {
  const words = foldText(text).match(WORD) ?? [];
  return words.slice(RUN - 1).map((_word, index) => words.slice(index, index + RUN).join(' '));
}
