import type { SandboxConfig } from '@whatsapp-agent/config';
import { PlacesStandIn } from '../places';
import { publicUrl } from './public-url';
import type { PartAddress, RunnablePart } from './sandbox-part';

/** Google's Places and Routes APIs; served by the sandbox's own HTTP server. */
export class PlacesPart implements RunnablePart {
  readonly name = 'places';
  readonly ports: RunnablePart['ports'] = [];
  readonly standIn = new PlacesStandIn();
  private readonly baseUrl: string;

  constructor(config: SandboxConfig) {
    this.baseUrl = `${publicUrl(config)}/google`;
  }

  async start(): Promise<PartAddress> {
    return { baseUrl: this.baseUrl };
  }

  async stop(): Promise<void> {
    this.standIn.faults = {};
  }
}
