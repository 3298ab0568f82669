import type { DatabaseFaults } from '../supabase/database-faults';
import type { FaultPanel } from './fault-panel';
import type { StrikeCounter } from './strike-counter';

/** Slows the Supabase API down or makes it refuse. */
export class SupabaseFaultPanel implements FaultPanel {
  readonly name = 'supabase';

  constructor(
    private readonly faults: DatabaseFaults,
    private readonly counter: StrikeCounter,
  ) {}

  read(): object {
    return { ...this.faults };
  }

  strikes(): Record<string, number> {
    return this.counter.read();
  }

  forgetStrikes(): void {
    this.counter.clear();
  }

  check(faults: unknown): () => void {
    const wanted = parseDatabaseFaults(faults);
    return () => {
      delete this.faults.slowMs;
      delete this.faults.refuse;
      Object.assign(this.faults, wanted);
    };
  }
}

function parseDatabaseFaults(input: unknown): DatabaseFaults {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new TypeError('Supabase faults must be an object; {} means none.');
  }
  const { slowMs, refuse, ...unknown } = input as { slowMs?: unknown; refuse?: unknown };
  const names = Object.keys(unknown);
  if (names.length > 0) {
    throw new TypeError(`Unknown supabase fault ${names.join(', ')}; known are slowMs, refuse.`);
  }
  if (slowMs !== undefined && !(typeof slowMs === 'number' && slowMs >= 0 && slowMs <= 600_000)) {
    throw new TypeError('Supabase fault "slowMs" must be milliseconds from 0 to 600000.');
  }
  if (refuse !== undefined && typeof refuse !== 'boolean') {
    throw new TypeError('Supabase fault "refuse" must be true or false.');
  }
  return { ...(slowMs === undefined ? {} : { slowMs }), ...(refuse === undefined ? {} : { refuse }) };
}
