import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROW = /^\('([a-z-]+)', '((?:[^']|'')+)', [\d.]+, [\d.]+, '[^']*', '((?:[^']|'')*)'\)/gm;
const FILLERS = /^(?:the|near|around|in|at)\s+|\s+(?:area|community|district|vicinity)$/gi;

/** Areas and what people call them, from the project's own migration: answers keep the customer's wording. */
export class Gazetteer {
  private readonly slugs = new Map<string, string>();

  static read(workspace: string): Gazetteer {
    const file = join(workspace, 'supabase', 'migrations', '20261101000210_gazetteer.sql');
    return new Gazetteer(readFileSync(file, 'utf8'));
  }

  constructor(sql: string) {
    for (const [, slug = '', name = '', aliases = ''] of sql.matchAll(ROW)) {
      for (const word of [slug, name, ...aliases.split('|')]) this.slugs.set(toKey(word), slug);
    }
  }

  /** The area a wording means; a misspelt one means its nearest neighbour, an unknown one only itself. */
  toSlug(words: string): string {
    const key = toKey(words);
    return this.slugs.get(key) ?? this.findNearest(key) ?? key;
  }

  private findNearest(key: string): string | undefined {
    const allowed = key.length >= 9 ? 2 : key.length >= 6 ? 1 : 0;
    if (allowed === 0) return undefined;
    return [...this.slugs].find(([known]) => isWithin(known, key, allowed))?.[1];
  }
}

function toKey(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(FILLERS, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Tells whether two words are at most so many letters apart; words of different length fail at once. */
function isWithin(left: string, right: string, allowed: number): boolean {
  if (Math.abs(left.length - right.length) > allowed) return false;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let outer = 1; outer <= left.length; outer += 1) {
    const next = [outer];
    for (let inner = 1; inner <= right.length; inner += 1) {
      const change = (row[inner - 1] ?? 0) + (left[outer - 1] === right[inner - 1] ? 0 : 1);
      next.push(Math.min((row[inner] ?? 0) + 1, (next[inner - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return (row.at(-1) ?? allowed + 1) <= allowed;
}
