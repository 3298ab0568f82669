import type { Consumer, Delivery } from '../delivery/consumer';
import type { FaultInjector } from '../faults/fault-injector';
import type { Subscription } from '../subscriptions/subscription';
import type { PushConfig } from '../wire/pubsub.schema';
import { buildPushRequest } from './push-request';
import type { PushTokenSigner } from './push-token.signer';

/** The answers that Google takes for an acknowledgement; 102 cannot be a final answer here. */
const ACKNOWLEDGING = new Set([200, 201, 202, 204]);

/** Sends the messages of a push subscription to its endpoint; the status of the answer settles them. */
export class PushConsumer implements Consumer {
  readonly kind = 'push';
  closed = false;
  private readonly aborted = new AbortController();
  private collected: Delivery[] = [];
  private outstanding = 0;

  /** @param concurrency how many requests may be open at once. */
  constructor(
    private readonly subscription: Subscription,
    private readonly config: PushConfig,
    private readonly signer: PushTokenSigner,
    private readonly faults: FaultInjector,
    private readonly concurrency: number,
  ) {
    subscription.attach(this);
  }

  get ackDeadlineMs(): number {
    return this.subscription.resource.ackDeadlineSeconds * 1000;
  }

  hasRoom(): boolean {
    return this.outstanding < this.concurrency && !this.faults.isUnavailable;
  }

  deliver(delivery: Delivery): void {
    this.outstanding += 1;
    this.collected.push(delivery);
  }

  flush(): void {
    const deliveries = this.collected;
    this.collected = [];
    for (const delivery of deliveries) void this.push(delivery);
  }

  release(): void {
    this.outstanding -= 1;
  }

  end(): void {
    if (this.closed) return;
    this.closed = true;
    this.aborted.abort();
    this.subscription.detach(this);
  }

  /** Never rejects: whatever goes wrong is a nack. */
  private async push(delivery: Delivery): Promise<void> {
    const acknowledged = await this.post(delivery).catch(() => false);
    const lease = this.subscription.findLease(delivery.ackId);
    // Too late, or the subscription moved on: the message is redelivered already.
    if (!lease || this.closed) return;
    if (acknowledged) this.subscription.acknowledge(lease);
    else this.subscription.nack(lease);
  }

  private async post(delivery: Delivery): Promise<boolean> {
    const { headers, body } = buildPushRequest(this.subscription.name, this.config, delivery);
    const response = await fetch(this.config.pushEndpoint, {
      method: 'POST',
      headers: {
        ...headers,
        ...this.authorization(),
        'user-agent': 'APIs-Google',
        from: 'noreply@google.com',
      },
      body: typeof body === 'string' ? body : new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.any([this.aborted.signal, AbortSignal.timeout(this.ackDeadlineMs)]),
    });
    await response.arrayBuffer();
    return ACKNOWLEDGING.has(response.status);
  }

  private authorization(): Record<string, string> {
    const { oidcToken, pushEndpoint } = this.config;
    if (!oidcToken?.serviceAccountEmail) return {};
    const { serviceAccountEmail, audience } = oidcToken;
    return {
      authorization: `Bearer ${this.signer.sign({ serviceAccountEmail, audience: audience || pushEndpoint })}`,
    };
  }
}
