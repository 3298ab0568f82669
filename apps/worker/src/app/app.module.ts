import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import { APP_FILTER } from '@nestjs/core';
import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  LOGGER,
  MetricsController,
  startTelemetry,
  TELEMETRY,
  type Logger,
  type TelemetryOptions,
} from '@whatsapp-agent/observability';
import { PubSubDrainService, PubSubModule, PubSubPushModule } from '@whatsapp-agent/pubsub';
import { AdminController } from '../admin/admin.controller';
import { HandoffsController } from '../admin/handoffs.controller';
import { AlertsController } from '../admin/alerts.controller';
import { TenantsAdminController } from '../admin/tenants-admin.controller';
import { ChatController } from '../chat/chat.controller';
import { ChatService } from '../chat/chat.service';
import { HealthController } from '../health/health.controller';
import { ReadinessService } from '../health/readiness.service';
import { HttpErrorFilter } from '../http/http-error.filter';
import { InboundController } from '../inbound/inbound.controller';
import { StatusController } from '../status/status.controller';
import { SweepController } from '../sweep/sweep.controller';
import { BacklogGauges } from '../telemetry/backlog-gauges';
import { DefaultTenantService } from '../turns/default-tenant.service';
import { adapterProviders } from './adapter.providers';
import { backgroundProviders } from './background.providers';
import { toPubSubOptions, toPushOptions } from './pubsub.options';
import { turnProviders } from './turn.providers';
import { WORKER_CONFIG, WORKER_CONFIG_NAME } from './worker-config.token';

/** The worker, wired. */
@Module({})
export class AppModule {
  static async register(config: WorkerConfig, logger: Logger): Promise<DynamicModule> {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot({
          isGlobal: true,
          ignoreEnvFile: true,
          load: [registerAs(WORKER_CONFIG_NAME, () => config)],
        }),
        PubSubModule.registerAsync({ inject: [WORKER_CONFIG], useFactory: toPubSubOptions }),
        PubSubPushModule.registerAsync({ inject: [WORKER_CONFIG], useFactory: toPushOptions }),
      ],
      controllers: [
        InboundController,
        StatusController,
        ChatController,
        SweepController,
        AdminController,
        HandoffsController,
        AlertsController,
        TenantsAdminController,
        HealthController,
        MetricsController,
      ],
      providers: [
        { provide: LOGGER, useValue: logger },
        // Here and now: an instrument that is made before telemetry has started reports nowhere.
        { provide: TELEMETRY, useValue: await startTelemetry(describeProcess(config)) },
        { provide: APP_FILTER, useClass: HttpErrorFilter },
        ...adapterProviders,
        ...turnProviders,
        ...backgroundProviders,
        BacklogGauges,
        ChatService,
        DefaultTenantService,
        ReadinessService,
        // Of this module, so that it and the turns stop together and first.
        PubSubDrainService,
      ],
    };
  }
}

function describeProcess({ instanceId, telemetry }: WorkerConfig): TelemetryOptions {
  return { service: 'worker', version: '2.0.0', instanceId, ...telemetry };
}
