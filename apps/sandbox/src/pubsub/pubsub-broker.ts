import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { StrikeCounter } from '../faults/strike-counter';
import type { BrokerFaults } from './faults/broker-faults';
import { FaultInjector, unavailable } from './faults/fault-injector';
import { PushConsumer } from './push/push-consumer';
import { type PushTokenKeySet, PushTokenSigner } from './push/push-token.signer';
import { type BrokerOptions, DEFAULT_BROKER_OPTIONS } from './registry/broker-options';
import { type BrokerStats, collectStats } from './registry/broker-stats';
import { ResourceRegistry } from './registry/resource-registry';
import { SubscriberService } from './subscriptions/subscriber.service';
import type { Subscription } from './subscriptions/subscription';
import { PublisherService } from './topics/publisher.service';
import { loadPubSubProtocol } from './wire/pubsub.protos';
import { idOf } from './wire/resource-name';
import { StatusError } from './wire/status.error';

/** A message as a topic received it. */
export interface PublishedMessage {
  readonly id: string;
  readonly data: Buffer;
  readonly attributes: Readonly<Record<string, string>>;
  /** Empty when the message has none. */
  readonly orderingKey: string;
  readonly publishedAt: Date;
}

/** Above Google's limit of 10 MB, so that the broker and not gRPC refuses what is too large. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;
const SHUTDOWN_GRACE_MS = 300;

/**
 * A stand-in for Google Pub/Sub that speaks `google.pubsub.v1` over gRPC. All state is in memory; it survives
 * `stop` and `start` of the same object, which is how an outage is simulated.
 */
export class PubSubBroker {
  private readonly options: Required<BrokerOptions>;
  private readonly faultInjector = new FaultInjector((resetStreams) => this.onFaultsChanged(resetStreams));
  private readonly registry: ResourceRegistry;
  private signer: PushTokenSigner | undefined;
  private server: Server | undefined;
  private boundPort: number | undefined;

  constructor(options: BrokerOptions = {}) {
    this.options = { ...DEFAULT_BROKER_OPTIONS, ...options };
    this.registry = new ResourceRegistry(this.options, this.faultInjector, (subscription) =>
      this.startPush(subscription),
    );
  }

  /** What goes wrong on purpose; setting replaces all faults, `{}` heals. @throws TypeError when invalid. */
  get faults(): BrokerFaults {
    return this.faultInjector.current;
  }

  set faults(faults: BrokerFaults) {
    this.faultInjector.current = faults;
  }

  /** How often each fault struck. */
  get strikes(): StrikeCounter {
    return this.faultInjector.strikes;
  }

  /** @throws Error when the port is taken or the broker is running. */
  async start(): Promise<{ host: string; port: number }> {
    if (this.server) throw new Error('The Pub/Sub stand-in is running already; stop it first.');
    const { host } = this.options;
    this.signer ??= await PushTokenSigner.create();
    this.server = this.createServer();
    try {
      this.boundPort = await listen(this.server, host, this.boundPort ?? this.options.port);
    } catch (error) {
      this.server = undefined;
      throw error;
    }
    this.faultInjector.resume();
    for (const subscription of this.registry.subscriptions.values()) this.startPush(subscription);
    return { host, port: this.boundPort };
  }

  /** Cuts every connection. Delivered messages stay leased until their deadline. */
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    this.faultInjector.pause();
    const reason = new StatusError('UNAVAILABLE', 'The Pub/Sub stand-in is stopping.');
    for (const subscription of this.registry.subscriptions.values()) subscription.endConsumers(reason);
    await shutDown(server);
  }

  /** Counts by full resource name. */
  stats(): BrokerStats {
    return collectStats(this.registry);
  }

  /** What was published to a topic, oldest first, given by id or full name; empty if there is no such topic. */
  messagesOf(topic: string): PublishedMessage[] {
    const found = [...this.registry.topics.values()].find(
      ({ name }) => name === topic || idOf(name) === topic,
    );
    return [...(found?.history ?? [])].map(({ id, data, attributes, orderingKey, publishedAt }) => ({
      id,
      data,
      attributes,
      orderingKey,
      publishedAt: new Date(publishedAt),
    }));
  }

  /** The keys of the push tokens as a JSON Web Key Set. @throws Error before the first start. */
  jwks(): PushTokenKeySet {
    return this.requireSigner().keySet();
  }

  /** The same keys in PEM by key id, as google-auth-library reads them. @throws Error before the first start. */
  certificates(): Record<string, string> {
    return this.requireSigner().certificates();
  }

  private createServer(): Server {
    const protocol = loadPubSubProtocol();
    const server = new Server({
      'grpc.max_receive_message_length': MAX_REQUEST_BYTES,
      'grpc.max_send_message_length': -1,
    });
    const publisher = new PublisherService(this.registry, this.faultInjector);
    const subscriber = new SubscriberService(this.registry, this.faultInjector, protocol, this.options);
    server.addService(protocol.publisher, publisher.methods());
    server.addService(protocol.subscriber, subscriber.methods());
    return server;
  }

  private startPush(subscription: Subscription): void {
    const { pushConfig, detached } = subscription.resource;
    if (!this.server || !pushConfig?.pushEndpoint || detached) return;
    const { pushConcurrency } = this.options;
    new PushConsumer(subscription, pushConfig, this.requireSigner(), this.faultInjector, pushConcurrency);
  }

  private onFaultsChanged(resetStreams: boolean): void {
    for (const subscription of this.registry.subscriptions.values()) {
      if (resetStreams) subscription.endConsumers(unavailable(), ['stream', 'pull']);
      subscription.wake();
    }
  }

  private requireSigner(): PushTokenSigner {
    if (!this.signer) throw new Error('The Pub/Sub stand-in has no keys yet; call start() first.');
    return this.signer;
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
}

/** Lets the statuses go out, then closes what clients keep open. */
function shutDown(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      server.forceShutdown();
      resolve();
    };
    const timer = setTimeout(finish, SHUTDOWN_GRACE_MS);
    server.tryShutdown(finish);
  });
}
