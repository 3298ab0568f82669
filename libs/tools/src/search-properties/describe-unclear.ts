import type { PropertyTexts } from '../texts/property-texts';
import type { UnclearPart } from './merge-slots';

/** What could not be understood of a wish, one sentence a kind. */
export function describeUnclear(unclear: UnclearPart[], texts: PropertyTexts): string[] {
  const slots = unclear.filter((one) => one !== 'currency');
  return [
    ...(slots.length > 0 ? [texts.unclear(slots)] : []),
    ...(unclear.includes('currency') ? [texts.search.otherCurrency] : []),
  ];
}
