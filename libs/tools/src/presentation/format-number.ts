import type { NumberRange } from '@whatsapp-agent/contracts';

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1815451` → `1,815,451`. */
export function formatNumber(value: number): string {
  return GROUPED.format(value);
}

/** {@link formatShort} with its currency: `AED 100k`. */
export function formatAed(value: number): string {
  return `AED ${formatShort(value)}`;
}

/** Short where that is exact (`100k`, `1.5M`), grouped otherwise: nothing is rounded away. */
export function formatShort(value: number): string {
  if (value >= 1_000_000 && value % 10_000 === 0) return `${value / 1_000_000}M`;
  if (value >= 1_000 && value % 1_000 === 0) return `${value / 1_000}k`;
  return formatNumber(value);
}

/** A range as one word; the two callbacks name open ends. */
export function formatRange(
  range: NumberRange,
  open: { upTo(text: string): string; from(text: string): string },
  format: (value: number) => string,
): string {
  const { min, max } = range;
  if (min !== undefined && max !== undefined)
    return min === max ? format(min) : `${format(min)}-${format(max)}`;
  if (max !== undefined) return open.upTo(format(max));
  return min === undefined ? '' : open.from(format(min));
}

/** What a raised bound adds to the one that was asked, said by `say`; empty when it adds nothing. */
export function plus(value: string, asked: number | undefined, say: (extra: string) => string): string {
  const extra = asked === undefined ? 0 : Number(value) - asked;
  return extra > 0 ? say(formatShort(extra)) : '';
}
