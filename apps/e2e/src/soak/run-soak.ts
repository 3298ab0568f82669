import { setTimeout as wait } from 'node:timers/promises';
import { BUSINESSES, System } from '../system';
import { countSettled, countUnsent, judgeSoak, type SoakVerdict } from './judge-soak';
import { MemoryLog, type LiveMemory, type MemorySample } from './memory-log';
import { WARM_UP } from './memory-trend';
import { planConversation } from './soak-plan';

const LOOK_EVERY_MS = 5_000;
/** Between two looks at how many messages were answered. */
const LOOK_SETTLED_MS = 250;
/** Until a customer writes again; the answer is there by then, unless the system is late. */
const NEXT_MESSAGE_MS = 5_000;
/** Shares of the run after which memory in use is measured, besides the end. */
const MEASURED_AT = [WARM_UP, 0.6];
/** What Node takes for the old part of its heap in the deployed containers of 1 GiB and 512 MiB; here it would take 4 GB. */
export const HEAP_MB = { worker: 512, ingestion: 208 } as const;
const DRAIN_MS = 120_000;
/** Of a real customer: 1.2 s. Shorter only shortens the run. */
const QUIET_MS = 300;

export interface SoakOptions {
  readonly conversations: number;
  /** Messages that wait for an answer at the same time; the next conversation begins when there are fewer. */
  readonly atOnce: number;
  readonly report: (line: string) => void;
}

export interface SoakResult {
  readonly written: number;
  readonly seconds: number;
  readonly verdict: SoakVerdict;
  readonly samples: readonly MemorySample[];
  /** After the warm-up, and at the end. */
  readonly live: readonly LiveMemory[];
  /** CPU seconds of worker and ingestion. */
  readonly cpu: Readonly<Record<string, number>>;
}

/** Lets customers write to a system of its own until every conversation was had, watching the memory. */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const log = new MemoryLog();
  const system = await System.start({
    worker: log.environmentOf('worker', HEAP_MB.worker),
    ingestion: log.environmentOf('ingestion', HEAP_MB.ingestion),
  });
  try {
    return await soak(system, log, options);
  } finally {
    await system.stop();
    log.close();
  }
}

async function soak(
  system: System,
  log: MemoryLog,
  { conversations, atOnce, report }: SoakOptions,
): Promise<SoakResult> {
  await system.setQuiet(QUIET_MS, QUIET_MS * 4);
  const { pid: worker = 0 } = system.worker;
  const { pid: ingestion = 0 } = system.ingestion;
  log.watch({ worker, ingestion });
  const writer = new SoakWriter(system);
  let [begun, settled] = [0, 0];
  log.look(begun);
  const looking = setInterval(() => {
    log.look(begun);
    report(
      `${begun} of ${conversations} conversations, worker ${log.samples.at(-1)?.residentMb['worker']?.toFixed(0)} MB`,
    );
  }, LOOK_EVERY_MS);
  const started = performance.now();
  const writing: Promise<void>[] = [];
  try {
    for (let index = 0; index < conversations; index += 1) {
      while (writer.written - settled >= atOnce) {
        await wait(LOOK_SETTLED_MS);
        settled = await countSettled(system);
      }
      begun += 1;
      if (MEASURED_AT.some((share) => begun === Math.ceil(conversations * share)))
        await log.measureLive(begun);
      writing.push(writer.converse(index));
    }
    await Promise.all(writing);
    await drain(system);
    await log.measureLive(begun);
  } finally {
    clearInterval(looking);
  }
  log.look(begun);
  return {
    written: writer.written,
    seconds: (performance.now() - started) / 1000,
    verdict: await judgeSoak(system, writer.written),
    samples: log.samples,
    live: log.live,
    cpu: { worker: log.cpuSeconds('worker'), ingestion: log.cpuSeconds('ingestion') },
  };
}

/** Writes as the customers. */
class SoakWriter {
  /** Messages so far. */
  written = 0;

  constructor(private readonly system: System) {}

  async converse(index: number): Promise<void> {
    const businesses = Object.values(BUSINESSES);
    const business = businesses[index % businesses.length];
    const phone = String(971_520_000_000 + index);
    for (const [step, messages] of planConversation(index).entries()) {
      if (step > 0) await wait(NEXT_MESSAGE_MS);
      for (const text of messages) {
        this.written += 1;
        await this.system.sandbox.write(phone, { text }, business);
      }
    }
  }
}

async function drain(system: System): Promise<void> {
  const deadline = Date.now() + DRAIN_MS;
  while ((await countUnsent(system)) > 0 && Date.now() < deadline) await wait(1_000);
}
