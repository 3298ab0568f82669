import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SandboxConfig } from '@whatsapp-agent/config';
import { createHttpApp } from './http-app';
import { PartStartError } from './part-start.error';
import { SandboxParts } from './sandbox-parts.service';

/** Whoever pressed Ctrl-C does not wait longer than this. */
const STOP_BUDGET_MS = 4500;

/** The life of the sandbox: HTTP first, so that its start can be watched, then the parts; all of it back down. */
export class SandboxProcess {
  private readonly logger = new Logger('Sandbox');
  private app?: NestFastifyApplication;
  private stopping?: Promise<void>;

  constructor(private readonly config: SandboxConfig) {}

  /** @throws PartStartError when a port is taken or a part fails; nothing is left running then. */
  async start(): Promise<void> {
    this.app = await createHttpApp(this.config);
    const { http } = this.config.ports;
    try {
      await this.app.listen(http, this.config.host);
    } catch (error) {
      await this.stop();
      throw new PartStartError({ name: 'http', ports: [{ variable: 'SANDBOX_PORT', port: http }] }, error);
    }
    this.logger.log(`Phone page at ${await this.app.getUrl()}, API at ${await this.app.getUrl()}/docs`);
    try {
      await this.app.get(SandboxParts).start();
    } catch (error) {
      await this.stop();
      throw error;
    }
    if (!this.stopping) this.logger.log(`Ready: ${this.config.parts.join(', ')}`);
  }

  /** Stops everything; resolves after 4.5 s at the latest. Calling it again waits for the same stop. */
  stop(): Promise<void> {
    this.stopping ??= Promise.race([this.stopAll(), sleep(STOP_BUDGET_MS)]).catch(() => {
      this.logger.warn('Something did not stop cleanly.');
    });
    return this.stopping;
  }

  private async stopAll(): Promise<void> {
    const app = this.app;
    if (!app) return;
    await Promise.all([app.get(SandboxParts).stop(), app.close()]);
  }
}
