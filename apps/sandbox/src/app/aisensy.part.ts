import { resolve } from 'node:path';
import type { SandboxConfig } from '@whatsapp-agent/config';
import { ChatArchive, DIRECT_API_PATH, WhatsappNetwork } from '../aisensy';
import { publicUrl } from './public-url';
import { getRepositoryRoot } from './repository-root';
import type { PartAddress, RunnablePart } from './sandbox-part';

/** WhatsApp with AiSensy in front of it; served by the sandbox's own HTTP server. */
export class AisensyPart implements RunnablePart {
  readonly name = 'aisensy';
  readonly ports: RunnablePart['ports'] = [];
  readonly network: WhatsappNetwork;
  private readonly baseUrl: string;
  private readonly archive: ChatArchive;

  constructor(config: SandboxConfig) {
    const url = publicUrl(config);
    this.baseUrl = `${url}/${DIRECT_API_PATH}`;
    this.network = new WhatsappNetwork({ webhook: config.webhook, publicUrl: url });
    this.archive = new ChatArchive(resolve(getRepositoryRoot(), config.dataDir, 'chats.json'), this.network);
  }

  async start(): Promise<PartAddress> {
    this.archive.open();
    return { baseUrl: this.baseUrl };
  }

  async stop(): Promise<void> {
    this.archive.save();
    this.network.stop();
  }
}
