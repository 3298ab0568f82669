import { exponential } from './random.mjs';

const HOUR = 3600;
/** How busy each hour of the day is, as a share of the busiest: asleep, a morning, an afternoon, an evening. */
const HOURS = [8, 5, 3, 2, 2, 4, 10, 25, 45, 65, 80, 90, 85, 80, 78, 80, 85, 90, 98, 100, 95, 75, 45, 20];

/**
 * Arrival times of a day's turns, in seconds, sorted: a curve over the day, and one campaign whose replies come in a rush.
 * @param {{ perDay: number, campaign?: { at: number, replies: number, withinSeconds: number } }} load `withinSeconds` is
 *   the mean time until a reply
 */
export function drawDay(random, { perDay, campaign }) {
  const total = HOURS.reduce((sum, share) => sum + share, 0);
  const arrivals = HOURS.flatMap((share, hour) =>
    poisson(random, hour * HOUR, HOUR, (perDay * share) / total / HOUR),
  );
  if (campaign) {
    for (let reply = 0; reply < campaign.replies; reply += 1) {
      arrivals.push(campaign.at + exponential(random, campaign.withinSeconds));
    }
  }
  return arrivals.sort((a, b) => a - b);
}

/** Arrivals at a constant rate. */
export function poisson(random, from, forSeconds, rate) {
  const times = [];
  if (rate <= 0) return times;
  for (
    let at = from + exponential(random, 1 / rate);
    at < from + forSeconds;
    at += exponential(random, 1 / rate)
  ) {
    times.push(at);
  }
  return times;
}
