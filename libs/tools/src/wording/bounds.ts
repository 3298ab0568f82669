import type { NumberRange } from '@whatsapp-agent/contracts';

const UPPER =
  /\b(?:under|below|less than|up ?to|upto|max(?:imum)?|at most|within|not more than|no more than|cheaper than|smaller than|go up to)\b|<|أقل من|اقل من|تحت|حتى|لا يزيد|तक|से कम|अधिकतम/;
const LOWER =
  /\b(?:over|above|more than|min(?:imum)?|at least|from|starting|not less than|bigger than|larger than)\b|>|أكثر من|اكثر من|فوق|على الأقل|से ज़्यादा|से ज्यादा|से अधिक|कम से कम/;
const NEGATED_UPPER = /\b(?:not|no) (?:more than|over|above|exceeding|higher than)\b/;

/** Which side of the range one number stands for; `none` when the wording does not say. */
export function findSide(foldedText: string, orMore: boolean): 'min' | 'max' | 'none' {
  if (NEGATED_UPPER.test(foldedText)) return 'max';
  if (/कम से कम|not less than/.test(foldedText)) return 'min';
  if (UPPER.test(foldedText)) return 'max';
  return orMore || LOWER.test(foldedText) ? 'min' : 'none';
}

/** Orders and cleans bounds: swapped ones are turned, and what is no positive number is dropped. */
export function toRange(min: number | undefined, max: number | undefined): NumberRange | undefined {
  const low = isBound(min) ? min : undefined;
  const high = isBound(max) ? max : undefined;
  if (low === undefined && high === undefined) return undefined;
  if (low !== undefined && high !== undefined && low > high) return { min: high, max: low };
  return { ...(low === undefined ? {} : { min: low }), ...(high === undefined ? {} : { max: high }) };
}

function isBound(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value) && value > 0;
}
