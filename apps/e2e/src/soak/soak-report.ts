import { findLiveGrowth, findTrend } from './memory-trend';
import type { SoakResult } from './run-soak';

const SERVICES = ['worker', 'ingestion'];
/** Growth that counts as none: 10,000 conversations would take 10 MB. */
const FLAT_MB_PER_1000 = 1;

/** The result as a benchmark hands it over. */
export function describeSoak({ written, seconds, verdict, samples, live, cpu }: SoakResult) {
  const conversations = samples.at(-1)?.conversations ?? 0;
  const memory = SERVICES.map((name) => {
    const { first, afterWarmUp, most, last, per1000 } = findTrend(samples, name);
    const inUse = live.map(({ liveMb }) => mb(liveMb[name] ?? 0)).join(', ');
    const growth = findLiveGrowth(live, name);
    const flat = growth <= FLAT_MB_PER_1000 ? 'yes' : 'no';
    const cpuMs = ((cpu[name] ?? 0) * 1000) / written;
    const resident = [mb(first), mb(afterWarmUp), mb(last), mb(most), per1000.toFixed(2)];
    return [name, ...resident, inUse, growth.toFixed(2), flat, cpuMs.toFixed(1)];
  });
  return {
    title: 'Soak: memory over many conversations',
    command: 'npx nx soak e2e',
    tables: [
      {
        columns: [
          'conversations',
          'messages written',
          'answered',
          'lost',
          'doubled',
          'messages received',
          'minutes',
        ],
        rows: [
          [
            conversations,
            written,
            verdict.answered,
            verdict.lost,
            verdict.doubled,
            verdict.received,
            (seconds / 60).toFixed(1),
          ].map(String),
        ],
      },
      {
        title: 'Memory',
        columns: [
          'service',
          'at the start',
          'after the warm-up',
          'at the end',
          'most',
          'growth per 1,000, MB',
          'in use after a collection',
          'growth of that per 1,000, MB',
          'flat',
          'CPU per message, ms',
        ],
        rows: memory,
      },
    ],
    charts: [
      {
        file: 'soak',
        title: `Resident memory over ${conversations.toLocaleString('en')} conversations`,
        kind: 'line',
        x: { title: 'conversations begun' },
        y: { title: 'MB' },
        series: SERVICES.map((name) => ({
          name,
          points: samples.map((sample) => [sample.conversations, sample.residentMb[name] ?? 0]),
        })),
      },
    ],
    notes: [
      'One ingestion and one worker, built, with the heap limits Node takes in their deployed containers (1 GiB and 512 MiB, found in control groups of that size); the demo model with its tools. Half of the conversations ask once, three in ten come back with a second message, two in ten write a burst of two.',
      'Lost: written and never answered. Doubled: an answer to nothing, or a message on a phone without its row in the outbox.',
      `The first columns are resident memory, which also holds garbage that V8 has no reason to collect yet; its growth is the slope by least squares after a fifth of the run. "In use" is what is left when both services are made to collect theirs: after a fifth, three fifths and all of the conversations. Flat: that grows by at most ${FLAT_MB_PER_1000} MB per 1,000 conversations.`,
    ],
  };
}

function mb(value: number): string {
  return `${value.toFixed(0)} MB`;
}
