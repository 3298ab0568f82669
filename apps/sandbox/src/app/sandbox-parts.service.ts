import { Inject, Injectable, Logger } from '@nestjs/common';
import type { SandboxPart } from '@whatsapp-agent/config';
import { PartStartError } from './part-start.error';
import { type PartAddress, RUNNABLE_PARTS, type RunnablePart } from './sandbox-part';

/** What `GET /api/health` reports. */
export interface SandboxHealth {
  status: 'starting' | 'ready' | 'stopping';
  parts: Partial<Record<SandboxPart, PartAddress>>;
}

/** Starts and stops the parts together. The HTTP server runs before, so that callers can watch. */
@Injectable()
export class SandboxParts {
  private readonly logger = new Logger('Sandbox');
  private readonly addresses = new Map<SandboxPart, PartAddress>();
  private status: SandboxHealth['status'] = 'starting';
  private stopped?: Promise<void>;

  constructor(@Inject(RUNNABLE_PARTS) private readonly parts: readonly RunnablePart[]) {}

  /**
   * Starts all parts at once. When one fails the others are stopped.
   * @throws PartStartError saying what to do.
   */
  async start(): Promise<void> {
    const results = await Promise.allSettled(this.parts.map((part) => this.startOne(part)));
    const failed = results.find((result) => result.status === 'rejected');
    if (this.status === 'stopping') return;
    if (failed) {
      await this.stop();
      throw failed.reason;
    }
    this.status = 'ready';
  }

  /** Stops what runs; a part that fails to stop does not keep the others. Calling it again waits for the same stop. */
  stop(): Promise<void> {
    this.status = 'stopping';
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  health(): SandboxHealth {
    return { status: this.status, parts: Object.fromEntries(this.addresses) };
  }

  private async startOne(part: RunnablePart): Promise<void> {
    const began = Date.now();
    try {
      const address = await part.start();
      this.addresses.set(part.name, address);
      this.logger.log(`${part.name} is ready after ${Date.now() - began} ms`);
    } catch (error) {
      throw new PartStartError(part, error);
    }
  }

  private async stopAll(): Promise<void> {
    const results = await Promise.allSettled(this.parts.map((part) => part.stop()));
    for (const [index, result] of results.entries()) {
      if (result.status === 'rejected') this.logger.warn(`${this.parts[index]?.name} did not stop cleanly`);
    }
  }
}
