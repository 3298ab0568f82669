import type { INestApplication, INestMicroservice, PipeTransform } from '@nestjs/common';
import type { CustomStrategy } from '@nestjs/microservices';
import { PubSubExceptionFilter } from './pubsub-exception.filter';
import { PubSubServer } from './pubsub.server';

/** Options of {@link connectPubSub}. */
export interface ConnectPubSubOptions {
  /** Global pipes of the handlers, typically a `ValidationPipe`. */
  readonly pipes?: readonly PipeTransform[];
}

/**
 * Connects the transport to an HTTP app, with the filter that keeps errors as they are. Follow with
 * `app.startAllMicroservices()`. The app's own global pipes and filters do not apply to the handlers.
 * @param server default: the `PubSubServer` provided by `PubSubModule`
 */
export function connectPubSub(
  app: INestApplication,
  server: PubSubServer = app.get(PubSubServer),
  { pipes = [] }: ConnectPubSubOptions = {},
): INestMicroservice {
  // Deferred: handlers are otherwise registered by this very call, before any global filter can be added.
  const microservice = app.connectMicroservice<CustomStrategy>(
    { strategy: server },
    { deferInitialization: true },
  );
  microservice.useGlobalFilters(new PubSubExceptionFilter());
  microservice.useGlobalPipes(...pipes);
  return microservice;
}
