import { setTimeout as wait } from 'node:timers/promises';
import type { CallLedger } from '../chaos/network/call-ledger';
import { markerOf } from '../chaos/plan/marker';
import type { ChaosSystem } from '../chaos/run/chaos-system';
import { readCpuSeconds, readFamilyCpuSeconds } from './cpu-clock';
import { type LoadLevel, offeredRate } from './load-level';
import type { ReplyTimes, TurnTimeline } from './turn-timeline';

const WABA = '100000000000001';
const DRAIN_MS = 20_000;

/** What a level measured. Times in ms, one per reply. */
export interface LevelResult {
  level: LoadLevel;
  offered: number;
  answered: number;
  seconds: number;
  turns: number;
  /** From the broker taking the message to the worker sending the reply. */
  wholeMs: number[];
  overheadMs: number[];
  ownMs: number[];
  databaseMs: number[];
  roundTrips: Record<string, number>;
  /** Of each call, by its name; the warm-up's among them. */
  callMs: ReadonlyMap<string, readonly number[]>;
  /** CPU seconds by process. */
  cpu: Record<string, number>;
}

interface Measured {
  system: ChaosSystem;
  ledger: CallLedger;
  timeline: TurnTimeline;
  pids: Record<string, number>;
}

/** Offers a level and measures what comes of it. Messages of the warm-up do not count. */
export async function runLevel(level: LoadLevel, first: number, measured: Measured): Promise<LevelResult> {
  const { system, ledger, timeline, pids } = measured;
  const markers = new Map<string, string>();
  let number = first;
  const write = (conversation: number, counts: boolean) => {
    const marker = markerOf((number += 1));
    if (counts) markers.set(marker, '');
    const phone = String(971_510_000_000 + first + conversation);
    return system.sandbox
      .write(phone, { text: `Is the apartment ${marker} to rent?` }, WABA)
      .then((wamid) => {
        if (counts) markers.set(marker, wamid);
      });
  };
  await offer(level, level.warmUpMs, (conversation) => write(conversation, false));
  const [turnsBefore, callsBefore, cpuBefore] = [ledger.turns, new Map(ledger.calls), readCpu(pids)];
  const begun = Date.now();
  await offer(level, level.measureMs, (conversation) => write(conversation, true));
  const seconds = (Date.now() - begun) / 1_000;
  const [turns, calls, cpu] = [ledger.turns - turnsBefore, new Map(ledger.calls), readCpu(pids)];
  const replies = await awaitReplies(timeline, markers);
  const publishedAt = await readPublishTimes(system);
  const times = replies.flatMap((reply) => {
    const at = publishedAt.get(markers.get(reply.marker) ?? '');
    return at === undefined ? [] : [{ whole: reply.sentAt - at, ...reply }];
  });
  return {
    level,
    offered: offeredRate(level),
    answered: times.length,
    seconds,
    turns,
    wholeMs: times.map(({ whole }) => whole),
    overheadMs: times.map(({ whole, modelMs }) => whole - modelMs),
    ownMs: times.map(({ whole, modelMs, databaseMs }) => whole - modelMs - databaseMs),
    databaseMs: times.map(({ databaseMs }) => databaseMs),
    roundTrips: perTurn(callsBefore, calls, turns),
    callMs: timeline.callMs,
    cpu: Object.fromEntries(Object.entries(cpu).map(([name, used]) => [name, used - (cpuBefore[name] ?? 0)])),
  };
}

/** Open loop: the next message is due when it is due, however late the answers are. */
async function offer(
  level: LoadLevel,
  forMs: number,
  write: (conversation: number) => Promise<void>,
): Promise<void> {
  const total = Math.round((offeredRate(level) * forMs) / 1_000);
  const begun = performance.now();
  const writing: Promise<void>[] = [];
  for (let index = 0; index < total; index += 1) {
    const due = begun + (index * 1_000) / offeredRate(level);
    const ahead = due - performance.now();
    if (ahead > 1) await wait(ahead);
    writing.push(write(index % level.conversations));
  }
  await Promise.all(writing);
}

async function awaitReplies(
  timeline: TurnTimeline,
  wanted: ReadonlyMap<string, string>,
): Promise<ReplyTimes[]> {
  const deadline = Date.now() + DRAIN_MS;
  for (;;) {
    const replies = timeline.replies.filter(({ marker }) => wanted.has(marker));
    if (replies.length >= wanted.size || Date.now() > deadline) return replies;
    await wait(200);
  }
}

async function readPublishTimes(system: ChaosSystem): Promise<Map<string, number>> {
  const messages = await system.sandbox.call<{ data: string; publishedAt: string }[]>(
    'GET',
    '/api/pubsub/topics/whatsapp-prop8t-message-processing/messages',
  );
  return new Map(
    messages.flatMap(({ data, publishedAt }) => {
      const wamid = /"wamid":"([^"]+)"/.exec(data)?.[1];
      return wamid !== undefined && data.includes('"content"')
        ? [[wamid, Date.parse(publishedAt)] as const]
        : [];
    }),
  );
}

function readCpu(pids: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => [
      name,
      name === 'postgres' ? readFamilyCpuSeconds(pid) : readCpuSeconds(pid),
    ]),
  );
}

function perTurn(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  turns: number,
): Record<string, number> {
  return Object.fromEntries(
    [...after].map(([name, count]) => [name, (count - (before.get(name) ?? 0)) / Math.max(1, turns)]),
  );
}
