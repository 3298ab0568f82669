import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TurnRunner } from '@whatsapp-agent/agent';

/**
 * Ends the turns of this process with the first shutdown hook, beside the drain of the transport that waits for
 * them: models aborted, leases free, conversations handed on.
 */
@Injectable()
export class TurnDrainService implements OnModuleDestroy {
  constructor(private readonly runner: TurnRunner) {}

  async onModuleDestroy(): Promise<void> {
    await this.runner.stop();
  }
}
