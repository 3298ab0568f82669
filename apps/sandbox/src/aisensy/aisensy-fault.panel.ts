import type { FaultPanel } from '../faults/fault-panel';
import { parseAisensyFaults } from './aisensy-faults';
import type { FaultSwitch } from './fault-switch';

/** The AiSensy section of the sandbox's faults. */
export class AisensyFaultPanel implements FaultPanel {
  readonly name = 'aisensy';

  constructor(private readonly faults: FaultSwitch) {}

  read(): object {
    return this.faults.current;
  }

  strikes(): Record<string, number> {
    return this.faults.counter.read();
  }

  forgetStrikes(): void {
    this.faults.counter.clear();
  }

  check(faults: unknown): () => void {
    const wanted = parseAisensyFaults(faults);
    return () => {
      this.faults.current = wanted;
    };
  }
}
