/** The value below which a share of the sorted values lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export const median = (values) => percentile(values, 0.5);

/** At most `digits` behind the point, for tables. */
export function round(value, digits = 1) {
  return Number(value.toFixed(digits));
}
