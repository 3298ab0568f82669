import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@whatsapp-agent/contracts';

/** The machine's own clock. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    try {
      await wait(ms, undefined, { signal });
    } catch (error) {
      // An aborted sleep simply ends; anything else would be a defect of the timer.
      if (!signal?.aborted) throw error;
    }
  }
}
