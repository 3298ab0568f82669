import type { Clock, TurnContext } from '@whatsapp-agent/contracts';

/** Milliseconds a turn still waits for more input: until the customer paused, but never beyond the cap. */
export function quietTimeLeft(turn: TurnContext): number {
  if (turn.channel === 'chat') return 0;
  const { quietMs, quietCapMs } = turn.tenant;
  return Math.max(0, Math.min(quietMs - turn.sinceLastInboundMs, quietCapMs - turn.sinceOldestPendingMs));
}

/** Waits out the quiet window; ends early when the signal aborts. Returns whether there was one. */
export async function waitForQuiet(turn: TurnContext, clock: Clock, signal: AbortSignal): Promise<boolean> {
  const left = quietTimeLeft(turn);
  if (left > 0) await clock.sleep(left, signal);
  return left > 0;
}
