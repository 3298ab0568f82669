import { normalizeText } from '../text/normalize-text';
import { isFiller } from '../wish/filler-words';

const NAME = String.raw`\p{L}[\p{L}\p{M}'.-]+(?: \p{L}[\p{L}\p{M}'.-]+){0,2}`;
const TOLD: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:my name is|my name's|myself|call me(?! (?:back|now|later|today|tomorrow|please|pls|asap|at|on|in|when)\b)|name is|ismi|mera naam hai|اسمي|أنا اسمي|मेरा नाम|mera naam) (${NAME})`,
    'iu',
  ),
  // "I'm looking" is no name: here only capital letters count.
  /(?:^|[|.,!] *|[Hh]i,? |[Hh]ello,? |[Hh]ey,? |[Aa]ctually,? |[Nn]o,? )(?:I'm|I am|i'm|i am|im|This is|this is|It's|it's|Its|its|Myself) (\p{Lu}[\p{L}\p{M}'.-]+(?: \p{Lu}[\p{L}\p{M}'.-]+){0,2})(?= *(?:$|[|.,;!]| and | here| from ))/u,
];
/** "John here". */
const HERE = /^(\p{Lu}[\p{L}\p{M}'.-]+(?: \p{Lu}[\p{L}\p{M}'.-]+){0,2}) here\b/u;
/** All of an answer to "what is your name?". */
const BARE_NAME = /^[\p{L}][\p{L}\p{M}'.-]+(?: [\p{L}][\p{L}\p{M}'.-]+){0,2}[.! ]*$/u;
const TAIL = /(?: (?:here|है|hai|btw))$/iu;

/** The customer's own name, when they tell it. */
export function findOwnName(message: string, asked = false): string | undefined {
  const text = normalizeText(message);
  if (asked && BARE_NAME.test(text) && !text.split(' ').some((word) => isFiller(word))) return toTitle(text);
  for (const pattern of [...TOLD, HERE]) {
    const words = pattern.exec(text)?.[1]?.replace(TAIL, '').split(' ') ?? [];
    const end = words.findIndex((word) => isFiller(word));
    const name = words.slice(0, end < 0 ? words.length : end).join(' ');
    if (name !== '') return name.replace(/[.!]+$/, '');
  }
  return undefined;
}

function toTitle(name: string): string {
  return name.replace(/[.! ]+$/, '');
}
