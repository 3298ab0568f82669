import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultSwitch } from '../fault-switch';
import { DirectApiError } from '../http/direct-api.error';

/**
 * Waits out the latency; nothing of the call has been done yet.
 * @throws DirectApiError when a 429, 500 or 502 strikes.
 */
export async function passFaults(faults: FaultSwitch): Promise<void> {
  const { latencyMs = 0 } = faults.current;
  if (faults.counter.note('latencyMs', latencyMs > 0)) await sleep(latencyMs);
  if (faults.strikes('rate429')) {
    throw DirectApiError.ofAisensy(429, 'Too many requests', { 'retry-after': '1' });
  }
  if (faults.strikes('rate500')) throw DirectApiError.ofAisensy(500, 'Internal server error');
  if (faults.strikes('rate502')) throw new DirectApiError(502, '<html><h1>502 Bad Gateway</h1></html>');
}
