/** An offered load: this many conversations, each with a new message every so often, whatever the system does. */
export interface LoadLevel {
  conversations: number;
  everyMs: number;
  warmUpMs: number;
  measureMs: number;
}

/** 1, 10 and 100 conversations at once; the last one asks for more than one worker and the stand-ins can do. */
export const LOAD_LEVELS: readonly LoadLevel[] = [
  { conversations: 1, everyMs: 1_000, warmUpMs: 4_000, measureMs: 25_000 },
  { conversations: 10, everyMs: 1_000, warmUpMs: 4_000, measureMs: 25_000 },
  { conversations: 100, everyMs: 8_000, warmUpMs: 8_000, measureMs: 32_000 },
  { conversations: 100, everyMs: 1_000, warmUpMs: 2_000, measureMs: 12_000 },
];

/** Turns per second that a level asks for. */
export function offeredRate({ conversations, everyMs }: LoadLevel): number {
  return (conversations * 1_000) / everyMs;
}
