import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PubSub, type Subscription } from '@google-cloud/pubsub';
import { ensureTopology, PubSubClient, PubSubServer } from '../../src';
import { waitFor } from '../wait-for';
import type { FaultScenario } from './fault-scenario';
import { HandledLog, isAmong, isParked } from './handled-log';
import { KillableConsumer } from './killable-consumer';
import type { SandboxControl } from './sandbox-control';

/** What came of a run. */
export interface FaultResult {
  readonly published: number;
  readonly publishAttempts: number;
  readonly disturbances: number;
  readonly lost: number;
  readonly handledAgain: number;
  readonly parked: number;
  readonly seconds: number;
}

const PUBLISH_AT_ONCE = 200;

/** Nothing runs any more when a run stops its consumer. */
export const DRAIN_BUDGET_MS = 500;

/** Publishes numbered messages and consumes them with this package while a scenario goes on. */
export class FaultRun {
  private readonly projectId = 'faults';
  private readonly topic = `faults-${randomUUID()}`;
  private readonly subscription = `${this.topic}-sub`;
  private readonly deadLetterTopic = `${this.topic}-dead`;
  private readonly pubsub: PubSub;
  private readonly opened: Subscription[] = [];
  private readonly log = new HandledLog();
  private readonly attempts = new Map<number, number>();
  private running = 0;
  private publishAttempts = 0;
  private disturbances = 0;

  constructor(
    private readonly scenario: FaultScenario,
    private readonly messages: number,
    private readonly host: string,
    private readonly sandbox: SandboxControl,
    private readonly spanMs: number,
    private readonly kills: number,
  ) {
    this.pubsub = new PubSub({ projectId: this.projectId, apiEndpoint: host });
    const open = this.pubsub.subscription.bind(this.pubsub);
    this.pubsub.subscription = (...args: Parameters<typeof open>) => {
      const subscription = open(...args);
      this.opened.push(subscription);
      return subscription;
    };
  }

  async run(timeoutMs: number): Promise<FaultResult> {
    const startedAt = Date.now();
    await this.prepare();
    const stopConsumer = await this.consume();
    const over = new AbortController();
    const disturbed = this.keepDisturbing(over.signal);
    try {
      await this.publishAll();
      await waitFor('all are handled', () => this.isComplete(), timeoutMs).catch(() => undefined);
    } finally {
      over.abort();
      await disturbed;
    }
    // What was acknowledged in vain comes once more, after the fault.
    await this.sandbox.breakBroker({ maxLeaseMs: 500 });
    await waitFor(
      'nothing is open',
      async () => (await this.sandbox.countOpen(this.subscription)) === 0,
      // The client pauses for up to a minute before it repeats a refused exactly-once acknowledgement.
      90_000,
    );
    await waitFor('no handler runs any more', () => this.running === 0);
    const result = await this.evaluate((Date.now() - startedAt) / 1000);
    await stopConsumer();
    await this.pubsub.close();
    return result;
  }

  private async prepare(): Promise<void> {
    await ensureTopology(this.pubsub, {
      topics: [{ name: this.topic }, { name: this.deadLetterTopic }],
      subscriptions: [
        {
          name: this.subscription,
          topic: this.topic,
          retry: { minSeconds: 0, maxSeconds: 1 },
          exactlyOnce: this.scenario.exactlyOnce,
        },
      ],
    });
    await this.sandbox.breakBroker(this.scenario.broker ?? {});
  }

  private async consume(): Promise<() => Promise<void>> {
    if (this.scenario.kill) return this.consumeElsewhere(this.kills);
    const server = new PubSubServer({
      projectId: this.projectId,
      client: this.pubsub,
      subscriptions: [{ name: this.subscription }],
      deadLetterTopic: this.deadLetterTopic,
      drainBudgetMs: DRAIN_BUDGET_MS,
    });
    const handle = async ({ n }: { n: number }) => {
      this.running += 1;
      await this.handle(n).finally(() => (this.running -= 1));
    };
    server.addHandler('fault', handle, true);
    server.listen(() => undefined);
    return () => server.close();
  }

  private consumeElsewhere(kills: number): () => Promise<void> {
    const env = { PROJECT: this.projectId, BROKER: this.host, SUBSCRIPTION: this.subscription };
    const consumer = new KillableConsumer(env, (n) => {
      this.log.add(n);
      const due = this.disturbances < kills;
      if (!due || this.log.distinct < ((this.disturbances + 1) * this.messages) / (kills + 1)) return;
      this.disturbances += 1;
      restarted = consumer.kill().then(() => consumer.start());
    });
    let restarted = Promise.resolve();
    consumer.start();
    return () => restarted.then(() => consumer.kill());
  }

  private async handle(n: number): Promise<void> {
    const { handler = {} } = this.scenario;
    const attempt = (this.attempts.get(n) ?? 0) + 1;
    this.attempts.set(n, attempt);
    if (isParked(n, handler)) throw Object.assign(new Error('never'), { disposition: 'park', code: 'FAULT' });
    if (attempt === 1 && isAmong(n, handler.slowShare)) await sleep(handler.slowMs);
    if (attempt === 1 && isAmong(n, handler.failShare)) throw new Error('once');
    this.log.add(n);
  }

  private async publishAll(): Promise<void> {
    const { projectId, host: emulatorHost, topic } = this;
    const client = new PubSubClient({ projectId, emulatorHost, topic, publishTimeoutMs: 2_000 });
    const startedAt = Date.now();
    let next = 0;
    const publishSome = async () => {
      for (let n = next++; n < this.messages; n = next++) {
        const dueIn = this.scenario.spread ? startedAt + (n / this.messages) * this.spanMs - Date.now() : 0;
        if (dueIn > 0) await sleep(dueIn);
        await this.publishUntilConfirmed(client, n);
      }
    };
    await Promise.all(Array.from({ length: Math.min(PUBLISH_AT_ONCE, this.messages) }, publishSome));
    await client.close();
  }

  private async publishUntilConfirmed(client: PubSubClient, n: number): Promise<void> {
    for (;;) {
      this.publishAttempts += 1;
      try {
        await client.publish('fault', { n });
        return;
      } catch {
        await sleep(20);
      }
    }
  }

  private async keepDisturbing(over: AbortSignal): Promise<void> {
    const { disturb, disturbEveryMs = 500 } = this.scenario;
    while (disturb && !over.aborted) {
      await sleep(disturbEveryMs, undefined, { signal: over }).catch(() => undefined);
      if (over.aborted) return;
      this.disturbances += 1;
      await this.disturbOnce(disturb);
    }
  }

  private async disturbOnce(kind: NonNullable<FaultScenario['disturb']>): Promise<void> {
    const { broker = {} } = this.scenario;
    switch (kind) {
      case 'unavailable':
        await this.sandbox.breakBroker({ ...broker, unavailable: true });
        await sleep(150);
        return this.sandbox.breakBroker(broker);
      case 'settling denied':
        await this.sandbox.breakBroker({ ...broker, settleError: 'PERMISSION_DENIED' });
        await sleep(100);
        return this.sandbox.breakBroker(broker);
      case 'publish refused':
        await this.sandbox.breakBroker({ ...broker, publishError: 'PERMISSION_DENIED' });
        await sleep(100);
        return this.sandbox.breakBroker(broker);
      case 'stream denied':
        return this.denyStream();
    }
  }

  /** As when the service ends the stream with that status; the broker has no such fault for streams. */
  private denyStream(): void {
    const subscriber = (
      this.opened.at(-1) as unknown as { _subscriber: { _stream?: { destroy(e: Error): void } } }
    )._subscriber;
    subscriber._stream?.destroy(Object.assign(new Error('7 PERMISSION_DENIED'), { code: 7 }));
  }

  private isComplete(): boolean {
    const { handler = {} } = this.scenario;
    const numbers = Array.from({ length: this.messages }, (_, n) => n);
    const toHandle = numbers.filter((n) => !isParked(n, handler)).length;
    return this.log.distinct >= toHandle;
  }

  private async evaluate(seconds: number): Promise<FaultResult> {
    const bodies = await this.sandbox.bodiesOf(this.deadLetterTopic);
    const parked = new Set(bodies.map((body) => (JSON.parse(body) as { n: number }).n));
    const numbers = Array.from({ length: this.messages }, (_, n) => n);
    return {
      published: this.messages,
      publishAttempts: this.publishAttempts,
      disturbances: this.disturbances,
      lost: numbers.filter((n) => !this.log.has(n) && !parked.has(n)).length,
      handledAgain: this.log.again,
      parked: parked.size,
      seconds,
    };
  }
}
