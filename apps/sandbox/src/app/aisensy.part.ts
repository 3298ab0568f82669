import type { SandboxConfig } from '@whatsapp-agent/config';
import { DIRECT_API_PATH, WhatsappNetwork } from '../aisensy';
import { publicUrl } from './public-url';
import type { PartAddress, RunnablePart } from './sandbox-part';

/** WhatsApp with AiSensy in front of it; served by the sandbox's own HTTP server. */
export class AisensyPart implements RunnablePart {
  readonly name = 'aisensy';
  readonly ports: RunnablePart['ports'] = [];
  readonly network: WhatsappNetwork;
  private readonly baseUrl: string;

  constructor(config: SandboxConfig) {
    const url = publicUrl(config);
    this.baseUrl = `${url}/${DIRECT_API_PATH}`;
    this.network = new WhatsappNetwork({ webhook: config.webhook, publicUrl: url });
  }

  async start(): Promise<PartAddress> {
    return { baseUrl: this.baseUrl };
  }

  async stop(): Promise<void> {
    this.network.stop();
  }
}
