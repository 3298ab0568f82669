import { StatusError } from '../wire/status.error';

export interface FilterToken {
  readonly kind: 'word' | 'string' | 'symbol' | 'end';
  readonly text: string;
  /** Offset in the filter, for error messages. */
  readonly at: number;
}

const SPACE = /\s+/y;
const SYMBOL = /!=|[=:.,()-]/y;
const WORD = /[A-Za-z0-9_][A-Za-z0-9_-]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;

/**
 * Splits a filter into tokens; an `end` token closes the list.
 * @throws StatusError INVALID_ARGUMENT at a character that cannot start a token.
 */
export function tokenizeFilter(filter: string): FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(filter)?.[0];
  };
  while (at < filter.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = readToken(match, at);
    if (!token) throw invalidFilter(`unexpected character at offset ${at}`);
    tokens.push(token.token);
    at += token.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

/** The answer to a filter that does not parse. */
export function invalidFilter(problem: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', `The subscription filter is invalid: ${problem}.`);
}

function readToken(match: (pattern: RegExp) => string | undefined, at: number) {
  const quoted = match(STRING);
  if (quoted !== undefined) {
    return { token: { kind: 'string' as const, text: unquote(quoted), at }, length: quoted.length };
  }
  const word = match(WORD);
  if (word !== undefined) return { token: { kind: 'word' as const, text: word, at }, length: word.length };
  const symbol = match(SYMBOL);
  if (symbol === undefined) return undefined;
  return { token: { kind: 'symbol' as const, text: symbol, at }, length: symbol.length };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-3][0-7]{2})|(.))/g,
      (_whole, ...groups: string[]) => {
        const [unicode, hex, octal, single] = groups;
        if (unicode) return String.fromCharCode(parseInt(unicode, 16));
        if (hex) return String.fromCharCode(parseInt(hex, 16));
        if (octal) return String.fromCharCode(parseInt(octal, 8));
        return ESCAPES[single as string] ?? (single as string);
      },
    );
}
