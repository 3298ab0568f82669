import { TENANT } from './database.mjs';

const ROUNDS = 5;

/** Asks all questions of a group in turns and returns the figures in milliseconds. */
export async function measureGroup(database, { name, tier, figures, page = 1, questions }) {
  const calls = [];
  for (const criteria of questions) {
    const call = await prepare(database, criteria, figures, page);
    const first = await call();
    // Made-up data does not answer every question as hoped; a few that it does are enough.
    if (tier === undefined || first.tier === tier) calls.push(call);
  }
  if (calls.length < Math.min(3, questions.length)) {
    throw new Error(`Only ${calls.length} questions of '${name}' come to '${tier}'; change the questions.`);
  }
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = [];
    for (const call of calls) {
      const begun = performance.now();
      await call();
      times.push(performance.now() - begun);
    }
    rounds.push(times);
  }
  const times = rounds.flat();
  const best = calls.map((_, index) => Math.min(...rounds.map((round) => round[index])));
  return { p50: at(times, 0.5), p95: at(times, 0.95), best: at(best, 0.95), asked: calls.length };
}

/** The value that a share of the times does not exceed, in milliseconds. */
function at(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(1);
}

async function prepare(database, criteria, figures, page) {
  const request = { tenantId: TENANT, criteria, limit: 10, ...(figures ? { figures } : {}) };
  const name = figures ? 'property_statistics' : 'search_properties';
  const ask = async (p) =>
    (await database.query(`select public.${name}($1) as answer`, [JSON.stringify(p)]))[0].answer;
  let cursor;
  for (let turned = 1; turned < page; turned += 1) {
    ({ nextCursor: cursor } = await ask({ ...request, cursor }));
  }
  return () => ask(cursor === undefined ? request : { ...request, cursor });
}
