import { parseBrokerFaults, type PubSubBroker } from '../pubsub';
import type { FaultPanel } from './fault-panel';

/** Makes the broker lose, repeat, delay and shuffle. */
export class PubSubFaultPanel implements FaultPanel {
  readonly name = 'pubsub';

  constructor(private readonly broker: PubSubBroker) {}

  read(): object {
    return this.broker.faults;
  }

  strikes(): Record<string, number> {
    return this.broker.strikes.read();
  }

  forgetStrikes(): void {
    this.broker.strikes.clear();
  }

  check(faults: unknown): () => void {
    const wanted = parseBrokerFaults(faults);
    return () => {
      this.broker.faults = wanted;
    };
  }
}
