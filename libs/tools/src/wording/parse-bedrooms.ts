import type { NumberRange } from '@whatsapp-agent/contracts';
import { isAnyWording } from './any-wording';
import { findSide } from './bounds';
import { foldText } from './fold-text';
import { replaceNumberWords } from './number-words';

const MOST_BEDROOMS = 20;

/** Reads bedrooms: "2", "2-3", "two or three", "3+", "at least 2", "studio" (0). */
export function parseBedrooms(text: string): NumberRange | 'any' | undefined {
  if (isAnyWording(text)) return 'any';
  const folded = replaceNumberWords(
    foldText(text)
      .replace(/\bstudios?\b|استوديو|स्टूडियो/g, '0')
      .replace(/غرفتين|غرفتان/g, '2')
      .replace(/^غرفة(?: نوم)?(?: واحدة)?(?: وصالة)?$/, '1'),
  );
  const counts = [...folded.matchAll(/\d+/g)]
    .map(([digits]) => Number(digits))
    .filter((count) => count <= MOST_BEDROOMS);
  const first = counts[0];
  if (first === undefined) return undefined;
  if (counts.length > 1) return { min: Math.min(...counts), max: Math.max(...counts) };
  const side = findSide(folded, /\d ?\+/.test(folded));
  if (side === 'none') return { min: first, max: first };
  return side === 'min' ? { min: first } : { max: first };
}
