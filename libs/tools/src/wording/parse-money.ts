import type { NumberRange, Transaction } from '@whatsapp-agent/contracts';
import { isAnyWording } from './any-wording';
import { findSide, toRange } from './bounds';
import { foldText } from './fold-text';
import { findNumbers, type WrittenNumber } from './number-grammar';
import { spellAmounts } from './spell-amounts';

const MONTHLY = /month|\/ ?mo\b|\bp\.?c?\.?m\b|شهر|महीन|माह|मासिक/;
/** The dirham is pegged to the dollar; other currencies move, so they are not converted. */
const AED_PER_USD = 3.6725;
const USD = /\busd\b|\$|dollar|دولار|डॉलर/;
const OTHER_CURRENCY =
  /\b(?:eur|euros?|gbp|pounds?|sterling|quid|inr|rs|rupees?|pkr|cny|yuan|rmb|rub|roubles?|rubles?|sar|riyals?|qar|kwd|dinars?|cad|aud|chf)\b|[€£₹¥₽]|روبية|روبل|يورو|ريال|دينار|रुपय|रुपए|यूरो|पाउंड/;
const MONTHS = 12;
const WEEKLY = /\bweek|أسبوع|اسبوع|हफ्त|हफ़्त/;
const WEEKS = 52;

/** What a budget wording came to: `currency` when it is in one we do not convert, `unclear` when it is no amount. */
export type MoneyReading =
  { kind: 'range'; range: NumberRange } | { kind: 'any' } | { kind: 'currency' } | { kind: 'unclear' };

/**
 * Reads a budget such as "80-100k", "1.5M", "2 lakh", "under 120k" or "10k a month" into AED, per year for
 * rent. One amount without "from" or "over" is an upper bound.
 */
export function parseMoney(
  text: string,
  options: { transaction?: Transaction; monthly?: boolean } = {},
): MoneyReading {
  if (isAnyWording(text)) return { kind: 'any' };
  const folded = spellAmounts(foldText(text));
  if (OTHER_CURRENCY.test(folded)) return { kind: 'currency' };
  const numbers = findNumbers(folded).filter((number) => number.value > 0);
  const amounts = toAmounts(numbers.slice(0, 2), options.transaction);
  if (amounts.length === 0 || amounts.some((amount) => amount === undefined)) return { kind: 'unclear' };
  const factor = periodFactor(folded, options) * (USD.test(folded) ? AED_PER_USD : 1);
  const [first, second] = amounts.map((amount) => Math.round((amount ?? 0) * factor));
  const range =
    second === undefined && findSide(folded, numbers[0]?.orMore ?? false) !== 'min'
      ? toRange(undefined, first)
      : toRange(first, second);
  return range ? { kind: 'range', range } : { kind: 'unclear' };
}

function periodFactor(folded: string, options: { transaction?: Transaction; monthly?: boolean }): number {
  if (options.transaction === 'sale') return 1;
  if (options.monthly === true || MONTHLY.test(folded)) return MONTHS;
  return WEEKLY.test(folded) ? WEEKS : 1;
}

function toAmounts(numbers: WrittenNumber[], transaction: Transaction | undefined): (number | undefined)[] {
  const [first, second] = numbers;
  if (!first) return [];
  if (!second) return [toAmount(first, transaction)];
  const high = toAmount(second, transaction);
  return [
    first.magnitude === undefined ? borrowMagnitude(first, second, high) : toAmount(first, transaction),
    high,
  ];
}

/** "80-100k" means 80k, and "900-1.2M" means 900k: the largest borrowed magnitude that keeps the order. */
function borrowMagnitude(
  first: WrittenNumber,
  second: WrittenNumber,
  high: number | undefined,
): number | undefined {
  if (high === undefined) return undefined;
  const written = high / second.value;
  const candidates = [written, 1_000, 1].filter((magnitude) => magnitude <= written);
  return candidates.map((magnitude) => first.value * magnitude).find((amount) => amount <= high);
}

/** A small bare number is short for thousands or millions, depending on what such homes cost. */
function toAmount(number: WrittenNumber, transaction: Transaction | undefined): number | undefined {
  const { value, magnitude } = number;
  if (magnitude !== undefined) return value * magnitude;
  if (value >= 10_000) return value;
  if (transaction === 'sale') return value * (value < 100 ? 1_000_000 : 1_000);
  if (transaction === 'rent') return value < 1_000 ? value * 1_000 : value;
  return value < 1_000 ? undefined : value;
}
