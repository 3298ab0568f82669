import type { SandboxConfig } from '@whatsapp-agent/config';
import type { Backlog } from '../faults/backlog';
import { OPENAI_API_PATH, OpenAiStandIn } from '../openai';
import { publicUrl } from './public-url';
import type { PartAddress, RunnablePart } from './sandbox-part';

/** The demo model behind OpenAI's API; served by the sandbox's own HTTP server. */
export class OpenAiPart implements RunnablePart, Backlog {
  readonly name = 'openai';
  readonly ports: RunnablePart['ports'] = [];
  readonly standIn = new OpenAiStandIn();
  private readonly baseUrl: string;

  constructor(config: SandboxConfig) {
    this.baseUrl = `${publicUrl(config)}/${OPENAI_API_PATH}`;
  }

  async start(): Promise<PartAddress> {
    return { baseUrl: this.baseUrl };
  }

  async stop(): Promise<void> {
    this.standIn.reset();
  }

  /** A script of a test that ended must not answer the next one. */
  async clear(): Promise<void> {
    this.standIn.reset();
  }
}
