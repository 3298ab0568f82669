import { readFileSync } from 'node:fs';
import { TENANT } from './database.mjs';

const ROUNDS = 5;

/** Asks all questions of a group in turns and returns the figures in milliseconds. */
export async function measureGroup(database, { name, tier, figures, page = 1, questions }) {
  const clock = await openProcessorClock(database);
  const calls = [];
  for (const question of questions) {
    const criteria = await fillIn(database, question);
    const call = await prepare(database, criteria, figures, page);
    const answer = await call();
    if (tier !== undefined && answer.tier !== tier)
      throw new Error(
        `A question of '${name}' comes to '${answer.tier}', not '${tier}': ${JSON.stringify(criteria)}. Ask another one.`,
      );
    calls.push(call);
  }
  const [walls, processors] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const call of calls) {
      const [begun, used] = [performance.now(), clock()];
      await call();
      walls.push(performance.now() - begun);
      processors.push(clock() - used);
    }
  }
  return { p50: at(walls, 0.5), p95: at(walls, 0.95), processor: at(processors, 0.95), asked: calls.length };
}

/** The value that a share of the times does not exceed, in milliseconds. */
function at(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)].toFixed(1);
}

/** Processor time of the connection's own server process so far, in milliseconds, as Linux counts it. */
async function openProcessorClock(database) {
  const [{ pid }] = await database.query('select pg_backend_pid() as pid');
  return () => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** A budget of a share of the cheapest price becomes a number: which one depends on the listings. */
async function fillIn(database, { price, ...others }) {
  if (price?.ofCheapest === undefined) return price ? { ...others, price } : others;
  const { price: prices } = await ask(database, 'property_statistics', {
    criteria: others,
    figures: ['price'],
  });
  return { ...others, price: { max: Math.floor(prices.min * price.ofCheapest) } };
}

async function ask(database, name, request) {
  const [{ answer }] = await database.query(`select public.${name}($1) as answer`, [
    JSON.stringify({ tenantId: TENANT, ...request }),
  ]);
  return answer;
}

async function prepare(database, criteria, figures, page) {
  const request = { criteria, limit: 10, ...(figures ? { figures } : {}) };
  const name = figures ? 'property_statistics' : 'search_properties';
  let cursor;
  for (let turned = 1; turned < page; turned += 1) {
    ({ nextCursor: cursor } = await ask(database, name, { ...request, cursor }));
  }
  return () => ask(database, name, cursor === undefined ? request : { ...request, cursor });
}
