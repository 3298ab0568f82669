import { PubSub } from '@google-cloud/pubsub';
import { LOCAL_DEFAULTS, type SandboxConfig } from '@whatsapp-agent/config';
import type { Backlog } from '../faults/backlog';
import { PubSubBroker } from '../pubsub';
import type { PartAddress, RunnablePart } from './sandbox-part';

/** Later than anything that was published, whatever the clocks say. */
const FUTURE_MS = 60 * 60 * 1000;

/** The broker. Its backlog is dropped as one would on Google Cloud: by seeking every subscription to the future. */
export class PubSubPart implements RunnablePart, Backlog {
  readonly name = 'pubsub';
  readonly ports: RunnablePart['ports'];
  readonly broker: PubSubBroker;
  private client?: PubSub;

  constructor(config: SandboxConfig) {
    const port = config.ports.pubsub;
    this.ports = [{ variable: 'SANDBOX_PUBSUB_PORT', port }];
    this.broker = new PubSubBroker({ host: config.host, port });
  }

  async start(): Promise<PartAddress> {
    const { host, port } = await this.broker.start();
    const address = `${host}:${port}`;
    this.client = new PubSub({
      projectId: LOCAL_DEFAULTS.GCP_PROJECT,
      apiEndpoint: address,
      emulatorMode: true,
    });
    return { address };
  }

  async stop(): Promise<void> {
    await Promise.all([this.client?.close(), this.broker.stop()]);
  }

  async clear(): Promise<void> {
    const { client } = this;
    if (!client) return;
    const end = new Date(Date.now() + FUTURE_MS);
    const drop = async (name: string) => {
      await client.subscription(name).seek(end);
    };
    await Promise.all(Object.keys(this.broker.stats().subscriptions).map(drop));
  }
}
