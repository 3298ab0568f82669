import { normalizeText } from '../text/normalize-text';
import { isFiller } from '../wish/filler-words';

const NAME = String.raw`\p{L}[\p{L}\p{M}'.-]+(?: \p{L}[\p{L}\p{M}'.-]+){0,2}`;
const TOLD: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:my name is|my name's|call me|name is|اسمي|أنا اسمي|मेरा नाम|mera naam) (${NAME})`,
    'iu',
  ),
  // "I'm looking" is no name: here only capital letters count.
  /(?:^|[|.,!] *|[Hh]i,? |[Hh]ello,? |[Hh]ey,? )(?:I'm|I am|i'm|i am|im|This is|this is|It's|it's) (\p{Lu}[\p{L}\p{M}'.-]+(?: \p{Lu}[\p{L}\p{M}'.-]+){0,2})(?= *(?:$|[|.,;!]| and | here| from ))/u,
];
const TAIL = /(?: (?:here|है|hai))$/iu;

/** The customer's own name, when they tell it. */
export function findOwnName(message: string): string | undefined {
  const text = normalizeText(message);
  for (const pattern of TOLD) {
    const words = pattern.exec(text)?.[1]?.replace(TAIL, '').split(' ') ?? [];
    const end = words.findIndex((word) => isFiller(word));
    const name = words.slice(0, end < 0 ? words.length : end).join(' ');
    if (name !== '') return name.replace(/[.!]+$/, '');
  }
  return undefined;
}
