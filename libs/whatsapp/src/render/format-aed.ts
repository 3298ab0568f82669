/**
 * A price as a person says it: `AED 950`, `AED 39.4K`, `AED 1.25M`. One decimal for thousands, two for
 * millions and billions, rounded half up, without trailing zeros. Never `1000K`.
 *
 * @param amount dirhams, ≥ 0
 * @throws RangeError when `amount` is negative or not a finite number; an unknown price is not 0, so say so instead
 */
export function formatAed(amount: number): string {
  if (!Number.isFinite(amount) || amount < 0) {
    throw new RangeError('formatAed needs a finite amount of at least 0; leave an unknown price out.');
  }
  // Each unit is tried with its own rounding: what rounds up to 1000 belongs to the next one.
  const whole = Math.round(amount);
  if (whole < 1000) return `AED ${whole}`;
  const thousands = Math.round(amount / 100) / 10;
  if (thousands < 1000) return `AED ${thousands}K`;
  const millions = Math.round(amount / 10_000) / 100;
  if (millions < 1000) return `AED ${millions}M`;
  const billions = Math.round(amount / 10_000_000) / 100;
  return `AED ${billions.toLocaleString('en-US')}B`;
}
