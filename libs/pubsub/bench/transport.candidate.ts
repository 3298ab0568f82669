import { Controller, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload, type CustomStrategy } from '@nestjs/microservices';
import { GCP_PUBSUB, PubSubClient, PubSubExceptionFilter, PubSubServer } from '../src';
import { ACK_BATCH_MS, PATTERN, PUBLISH_BATCH, type BenchJob } from './bench-job';
import type { HandledLoad } from './handled-load';
import { publishLoad } from './publish-load';

/** This transport in a Nest microservice, handler and filter included. */
export async function consumeWithTransport(job: BenchJob, load: HandledLoad): Promise<void> {
  @Controller()
  class BenchController {
    @EventPattern<string>(PATTERN, GCP_PUBSUB)
    handle(@Payload() payload: { readonly n: number }) {
      return load.handle(payload);
    }
  }
  @Module({ controllers: [BenchController] })
  class BenchModule {}

  Logger.overrideLogger(false);
  const strategy = new PubSubServer({
    projectId: job.projectId,
    emulatorHost: job.host,
    subscriptions: [{ name: job.subscription, maxMessages: job.concurrency, ackBatchMs: ACK_BATCH_MS }],
  });
  const app = await NestFactory.createMicroservice<CustomStrategy>(BenchModule, { strategy, logger: false });
  app.useGlobalFilters(new PubSubExceptionFilter());
  await app.listen();
}

/** This transport's client, as a service would use it. */
export async function publishWithTransport(job: BenchJob): Promise<void> {
  const { projectId, host: emulatorHost, topic } = job;
  const client = new PubSubClient({ projectId, emulatorHost, topic, batching: PUBLISH_BATCH });
  await publishLoad(job, (payload) => client.publish(PATTERN, payload));
}
