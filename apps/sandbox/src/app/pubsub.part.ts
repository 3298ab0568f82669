import { Client, credentials } from '@grpc/grpc-js';
import type { SandboxConfig } from '@whatsapp-agent/config';
import type { Backlog } from '../faults/backlog';
import { PubSubBroker } from '../pubsub';
import { loadPubSubProtocol, type PubSubProtocol } from '../pubsub/wire/pubsub.protos';
import type { PartAddress, RunnablePart } from './sandbox-part';

/** Later than anything that was published, whatever the clocks say. */
const FUTURE_MS = 60 * 60 * 1000;

/** The broker. Its backlog is dropped as one would on Google Cloud: by seeking every subscription to the future. */
export class PubSubPart implements RunnablePart, Backlog {
  readonly name = 'pubsub';
  readonly ports: RunnablePart['ports'];
  readonly broker: PubSubBroker;
  private client?: Client;
  private protocol?: PubSubProtocol;

  constructor(config: SandboxConfig) {
    const port = config.ports.pubsub;
    this.ports = [{ variable: 'SANDBOX_PUBSUB_PORT', port }];
    this.broker = new PubSubBroker({ host: config.host, port });
  }

  async start(): Promise<PartAddress> {
    const { host, port } = await this.broker.start();
    const address = `${host}:${port}`;
    // Not Google's client: that one looks for Google's credentials first, which a laptop has not.
    this.client = new Client(address, credentials.createInsecure());
    return { address };
  }

  async stop(): Promise<void> {
    this.client?.close();
    await this.broker.stop();
  }

  async clear(): Promise<void> {
    const time = { seconds: Math.floor((Date.now() + FUTURE_MS) / 1000), nanos: 0 };
    const subscriptions = Object.keys(this.broker.stats().subscriptions);
    await Promise.all(subscriptions.map((subscription) => this.seek({ subscription, time })));
  }

  private seek(request: { subscription: string; time: { seconds: number; nanos: number } }): Promise<void> {
    this.protocol ??= loadPubSubProtocol();
    const method = this.protocol.subscriber['Seek'];
    return new Promise((resolve, reject) => {
      if (!this.client || !method) return resolve();
      const { path, requestSerialize, responseDeserialize } = method;
      this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
}
