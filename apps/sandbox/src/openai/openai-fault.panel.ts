import type { FaultPanel } from '../faults/fault-panel';
import { parseOpenAiFaults } from './openai-faults';
import type { OpenAiStandIn } from './openai-stand-in';

/** The OpenAI section of the sandbox's faults. */
export class OpenAiFaultPanel implements FaultPanel {
  readonly name = 'openai';

  constructor(private readonly standIn: OpenAiStandIn) {}

  read(): object {
    return this.standIn.faults;
  }

  strikes(): Record<string, number> {
    return this.standIn.strikes.read();
  }

  forgetStrikes(): void {
    this.standIn.strikes.clear();
  }

  check(faults: unknown): () => void {
    const wanted = parseOpenAiFaults(faults);
    return () => {
      this.standIn.faults = wanted;
    };
  }
}
