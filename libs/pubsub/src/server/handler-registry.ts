import type { MessageHandler } from '@nestjs/microservices';
import type { BoundHandler } from './bound-handler';
import { HandlerSlots } from './handler-slots';
import type { PubSubHandlerOptions } from './pubsub-handler.options';
import type { PubSubSubscriptionOptions } from './pubsub-server.options';
import { shortName } from './received-message';

/** Who should get a message. */
export type Route =
  | { readonly kind: 'handlers'; readonly handlers: readonly BoundHandler[] }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'none' };

interface Registration {
  readonly bound: BoundHandler;
  readonly subscriptionKey?: string;
  readonly ackDeadlineSeconds?: number;
}

/**
 * Own list of handlers per pattern. Nest's chain joins several handlers with `forkJoin`, which completes
 * as soon as one completes without a value: the message would be acknowledged while others still run.
 */
export class HandlerRegistry {
  private readonly registrations = new Map<string, Registration[]>();
  /** What was found for a route, by subscription; only routes with handlers, so its size is known. */
  private readonly found = new Map<string, Map<string, Route>>();

  constructor(private readonly subscriptions: readonly PubSubSubscriptionOptions[]) {}

  /** @throws Error when `options.subscription` names no configured subscription: a typo would lose messages. */
  add(route: string, handler: MessageHandler, options: PubSubHandlerOptions = {}): void {
    const { subscription: subscriptionKey, concurrency, maxProcessingMs, ackDeadlineSeconds } = options;
    const keys = this.subscriptions.map(keyOf);
    if (subscriptionKey !== undefined && keys.length > 0 && !keys.includes(subscriptionKey)) {
      throw new Error(
        `Handler of '${route}' names the subscription '${subscriptionKey}', which is not configured. ` +
          `Use one of: ${keys.join(', ')}.`,
      );
    }
    const list = this.registrations.get(route) ?? [];
    const slots = concurrency === undefined ? undefined : new HandlerSlots(concurrency);
    this.found.clear();
    list.push({ bound: { handler, slots, maxProcessingMs }, subscriptionKey, ackDeadlineSeconds });
    this.registrations.set(route, list);
  }

  /** Brokers that ignore filters deliver every pattern to every subscription of a topic: those are `foreign`. */
  find(route: string, subscription: string): Route {
    const known = this.found.get(route)?.get(subscription);
    if (known) return known;
    const found = this.look(route, subscription);
    if (
      found.kind === 'handlers' &&
      this.subscriptions.some(({ name }) => shortName(name) === subscription)
    ) {
      const bySubscription = this.found.get(route) ?? new Map<string, Route>();
      this.found.set(route, bySubscription.set(subscription, found));
    }
    return found;
  }

  private look(route: string, subscription: string): Route {
    const registered = this.registrations.get(route) ?? [];
    const source = this.subscriptions.find(({ name }) => shortName(name) === subscription);
    // Push may come from a subscription this process was not told of: every handler of the pattern applies.
    const mine = source ? registered.filter((one) => this.isBoundTo(one, source)) : registered;
    if (mine.length > 0) return { kind: 'handlers', handlers: mine.map(({ bound }) => bound) };
    if (registered.length > 0 || this.isListedElsewhere(route, subscription)) return { kind: 'foreign' };
    return { kind: 'none' };
  }

  /** The longest lease that a handler of the subscription asks for, in seconds; undefined when none does. */
  findAckDeadline(source: PubSubSubscriptionOptions): number | undefined {
    const mine = [...this.registrations.values()].flat().filter((one) => this.isBoundTo(one, source));
    const asked = [source, ...mine].flatMap(({ ackDeadlineSeconds }) => ackDeadlineSeconds ?? []);
    return asked.length > 0 ? Math.max(...asked) : undefined;
  }

  private isBoundTo({ subscriptionKey }: Registration, source: PubSubSubscriptionOptions): boolean {
    const [first] = this.subscriptions;
    return subscriptionKey === undefined ? source === first : subscriptionKey === keyOf(source);
  }

  private isListedElsewhere(route: string, subscription: string): boolean {
    const own = this.subscriptions.find(({ name }) => shortName(name) === subscription);
    if (!own || own.patterns?.includes(route)) return false;
    return this.subscriptions.some((other) => other !== own && other.patterns?.includes(route));
  }
}

function keyOf({ key, name }: PubSubSubscriptionOptions): string {
  return key ?? name;
}
