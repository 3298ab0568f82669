import { randomUUID } from 'node:crypto';
import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import { APP_FILTER } from '@nestjs/core';
import type { IngestionConfig } from '@whatsapp-agent/config';
import { describeTopology } from '@whatsapp-agent/contracts';
import {
  LOGGER,
  MetricsController,
  startTelemetry,
  TELEMETRY,
  type Logger,
} from '@whatsapp-agent/observability';
import { PubSubModule, type PubSubModuleOptions } from '@whatsapp-agent/pubsub';
import { HealthController } from '../health/health.controller';
import { ErrorAnswerFilter } from '../http/error-answer.filter';
import { EventPublisher } from '../publishing/event.publisher';
import { EventValidator } from '../webhook/event.validator';
import { HandshakeController } from '../webhook/handshake.controller';
import { WebhookAuthenticator } from '../webhook/webhook.authenticator';
import { WebhookController } from '../webhook/webhook.controller';
import { WebhookReceiver } from '../webhook/webhook.receiver';
import { INGESTION_CONFIG, INGESTION_CONFIG_NAME } from './ingestion-config.token';

const SERVICE = { service: 'ingestion', version: '2.0.0', instanceId: randomUUID() };

/** The ingestion service, wired. */
@Module({})
export class AppModule {
  static async register(config: IngestionConfig, logger: Logger): Promise<DynamicModule> {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot({
          isGlobal: true,
          ignoreEnvFile: true,
          load: [registerAs(INGESTION_CONFIG_NAME, () => config)],
        }),
        PubSubModule.registerAsync({ inject: [INGESTION_CONFIG], useFactory: toPubSubOptions }),
      ],
      controllers: [HandshakeController, WebhookController, HealthController, MetricsController],
      providers: [
        { provide: LOGGER, useValue: logger },
        // Here and now: an instrument that is made before telemetry has started reports nowhere.
        { provide: TELEMETRY, useValue: await startTelemetry({ ...SERVICE, ...config.telemetry }) },
        { provide: APP_FILTER, useClass: ErrorAnswerFilter },
        EventPublisher,
        EventValidator,
        WebhookAuthenticator,
        WebhookReceiver,
      ],
    };
  }
}

function toPubSubOptions({ pubsub, publishTimeoutMs }: IngestionConfig): PubSubModuleOptions {
  const { projectId, emulatorHost, topic, createTopology } = pubsub;
  return {
    projectId,
    emulatorHost,
    client: { topic, publishTimeoutMs },
    // With the subscriptions: a topic without one loses what is published to it. Where nothing is created
    // here, readiness asks for the topic itself.
    ...(createTopology ? { topology: { create: true, ...describeTopology(pubsub) } } : {}),
  };
}
