import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { TurnRunner } from '@whatsapp-agent/agent';

/** Ends the turns of this process before anything they need is closed: models aborted, leases free, work handed on. */
@Injectable()
export class TurnDrainService implements BeforeApplicationShutdown {
  constructor(private readonly runner: TurnRunner) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.stop();
  }
}
