import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import { Server, type MessageHandler } from '@nestjs/microservices';
import { createPubSub, type OwnedPubSub } from '../connection/create-pubsub';
import { waitAtMost } from '../connection/deadline';
import { GCP_PUBSUB } from '../connection/gcp-pubsub.transport';
import type { BoundHandler } from './bound-handler';
import { DeliveryEngine } from './delivery-engine';
import { HandlerRegistry } from './handler-registry';
import type { Outcome, Settlement } from './outcome';
import type { PubSubContext } from './pubsub-context';
import { readHandlerOptions } from './pubsub-handler.options';
import type { PubSubServerHealth } from './pubsub-server.health';
import type { PubSubServerOptions } from './pubsub-server.options';
import type { ReceivedMessage } from './received-message';
import { runHandlers } from './run-handlers';
import type { UnconfirmedSettlement } from './unconfirmed-settlement';

/** Events of {@link PubSubServer.on}. */
export type PubSubServerEvents = {
  /** A stream failed; the server is rebuilding it. */
  error: (error: Error) => void;
  /** The broker did not confirm a settlement (exactly-once subscriptions only). */
  unconfirmed: (settlement: UnconfirmedSettlement) => void;
};

/** Values of {@link PubSubServer.status}. */
export type PubSubStatus = 'connecting' | 'connected' | 'reconnecting' | 'closed';

const CLOSE_BUDGET_MS = 500;
const NOT_INITIALIZED =
  'Not initialized. Please call the "listen"/"startAllMicroservices" method before accessing the server.';

/**
 * Nest transport for Google Pub/Sub: `connectPubSub(app, new PubSubServer(options))`.
 * A message is settled in one place, after its handlers have really ended. See the README for the rules.
 */
export class PubSubServer extends Server<PubSubServerEvents, PubSubStatus> {
  override readonly transportId: symbol = GCP_PUBSUB;
  override readonly propagatesEventHandlerErrors = true;
  protected override readonly logger = new Logger(PubSubServer.name);

  /** Nest's own, which only goes on. */
  private readonly noStartHook = this.onProcessingStartHook;
  private readonly connection: OwnedPubSub;
  private readonly events = new EventEmitter();
  private readonly registry: HandlerRegistry;
  private readonly engine: DeliveryEngine;
  private listening = false;
  private closing?: Promise<void>;

  constructor(options: PubSubServerOptions) {
    super();
    this.connection = createPubSub(options);
    this.registry = new HandlerRegistry(options.subscriptions);
    this.engine = new DeliveryEngine(this.connection.pubsub, options, {
      registry: this.registry,
      toRoute: (pattern) => this.getRouteFromPattern(pattern),
      run: (handlers, payload, context) => this.runHooked(handlers, payload, context),
      onError: (error) => this.report(error),
      onChange: () => this.publishStatus(),
      onUnconfirmed: (settlement) => this.events.emit('unconfirmed', settlement),
    });
  }

  /**
   * Keeps an own list: Nest's chain of handlers would let a message be acknowledged too early.
   * @throws Error when `extras.subscription` names no configured subscription, or an option is out of its range
   */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const route = this.normalizePattern(pattern as string);
    callback.isEventHandler = isEventHandler;
    callback.extras = extras;
    if (!isEventHandler) {
      this.logger.warn(
        `@MessagePattern('${route}') is ignored: this transport has no replies. Use @EventPattern.`,
      );
      return;
    }
    if (!this.messageHandlers.has(route)) this.messageHandlers.set(route, callback);
    this.registry.add(route, callback, readHandlerOptions(route, extras));
  }

  /** Calls back at once; an unreachable broker makes the server unready, it does not stop the process. */
  listen(callback: (error?: unknown) => void): void {
    try {
      if (this.closing) throw new Error('This PubSubServer was closed and cannot listen again.');
      this.listening = true;
      this.engine.start();
      this.publishStatus();
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  /**
   * Handles one message through the handlers, guards, pipes and filters of this server and says what to
   * tell the broker. The push endpoint's way in. Never rejects; `nack` while not listening or draining.
   */
  async dispatch(message: ReceivedMessage): Promise<Settlement> {
    return this.engine.dispatch(message);
  }

  /** Whether a message would be handled now: listening and not draining. */
  get isAccepting(): boolean {
    return this.engine.isAccepting;
  }

  /**
   * Stops taking messages at once, lets the running handlers finish within the budget, gives the rest back.
   * Safe to call early and repeatedly; {@link close} waits for it.
   */
  async drain(): Promise<void> {
    return this.engine.drain();
  }

  /** Drains, then closes the connection this server opened. Idempotent, also after a failed `listen`. */
  async close(): Promise<void> {
    this.closing ??= this.runClose();
    return this.closing;
  }

  on<Event extends keyof PubSubServerEvents>(event: Event, callback: PubSubServerEvents[Event]): void {
    this.events.on(event, callback);
  }

  /** The `PubSub` client. @throws Error before `listen`. */
  unwrap<T>(): T {
    if (!this.listening) throw new Error(NOT_INITIALIZED);
    return this.connection.pubsub as T;
  }

  /** What the server knows about itself; cheap, no call to the broker. */
  getHealth(): PubSubServerHealth {
    return this.engine.getHealth();
  }

  /** Creates or checks the topology again, in the background; for whoever learned that something is missing. */
  recheckTopology(): void {
    this.engine.recheckTopology();
  }

  /** Same handlers and waiting as a delivery, for callers that hold a decoded packet; settles nothing. */
  override async handleEvent(
    pattern: string,
    packet: { readonly data: unknown },
    context: PubSubContext,
  ): Promise<Outcome> {
    const found = this.registry.find(this.getRouteFromPattern(pattern), context.getSubscription());
    if (found.kind === 'foreign') return { kind: 'foreign' };
    if (found.kind === 'none') return { kind: 'park', reason: 'NO_HANDLER' };
    return this.runHooked(found.handlers, packet.data, context);
  }

  /** Own promise: what the processing hooks return is not under our control. Without hooks it is not needed. */
  private runHooked(
    handlers: readonly BoundHandler[],
    payload: unknown,
    context: PubSubContext,
  ): Promise<Outcome> {
    const unhooked = this.onProcessingStartHook === this.noStartHook && !this.onProcessingEndHook;
    if (unhooked) return runHandlers(handlers, payload, context);
    return new Promise((resolve, reject) => {
      const returned: unknown = this.runWithProcessingHooks(context, (runEndHook) =>
        runHandlers(handlers, payload, context).then((outcome) => {
          resolve(outcome);
          runEndHook();
        }),
      );
      if (returned instanceof Promise) returned.catch(reject);
    });
  }

  private async runClose(): Promise<void> {
    await this.engine.drain();
    // The client's own close can hang for ever.
    if (this.connection.owned) await waitAtMost(this.connection.pubsub.close(), CLOSE_BUDGET_MS);
    this._status$.next('closed');
    this.events.removeAllListeners();
  }

  private report(error: Error): void {
    if (this.events.listenerCount('error') > 0) this.events.emit('error', error);
  }

  private publishStatus(): void {
    if (this.closing || !this.listening) return;
    const { ready, subscriptions } = this.engine.getHealth();
    const reconnecting = subscriptions.some(({ state }) => state === 'reconnecting');
    this._status$.next(ready ? 'connected' : reconnecting ? 'reconnecting' : 'connecting');
  }
}
