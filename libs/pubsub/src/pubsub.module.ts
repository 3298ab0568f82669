import { ConfigurableModuleBuilder, Inject, Module } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy, Provider } from '@nestjs/common';
import type { PubSub } from '@google-cloud/pubsub';
import { PubSubClient } from './client/pubsub.client';
import type { PubSubConnectionOptions } from './connection/connection.options';
import { PubSubHealthIndicator } from './health/pubsub-health.indicator';
import { PubSubDrainService } from './pubsub-drain.service';
import type { PubSubModuleOptions } from './pubsub-module.options';
import { PubSubServer } from './server/pubsub.server';
import { TopologyKeeper } from './topology/topology-keeper';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } = new ConfigurableModuleBuilder<PubSubModuleOptions>()
  .setExtras({ isGlobal: true }, (definition, { isGlobal }) => ({ ...definition, global: isGlobal }))
  .build();

/** Keeper of a process without a server, undefined in one with: there the server keeps the topology. */
const PUBLISHER_TOPOLOGY: unique symbol = Symbol('PUBLISHER_TOPOLOGY');

const providers: Provider[] = [
  {
    provide: PubSubClient,
    useFactory: (options: PubSubModuleOptions) =>
      new PubSubClient({ ...connectionOf(options), topic: '', ...options.client }),
    inject: [MODULE_OPTIONS_TOKEN],
  },
  {
    provide: PubSubServer,
    useFactory: (options: PubSubModuleOptions) =>
      new PubSubServer({
        ...connectionOf(options),
        ...(options.server ?? { subscriptions: [] }),
        ...(options.server && options.topology ? { topology: options.topology } : {}),
      }),
    inject: [MODULE_OPTIONS_TOKEN],
  },
  {
    provide: PUBLISHER_TOPOLOGY,
    useFactory: ({ server, topology }: PubSubModuleOptions, client: PubSubClient) =>
      topology && !server ? new TopologyKeeper(client.unwrap<PubSub>(), topology) : undefined,
    inject: [MODULE_OPTIONS_TOKEN, PubSubClient],
  },
  {
    provide: PubSubHealthIndicator,
    useFactory: (
      options: PubSubModuleOptions,
      server: PubSubServer,
      client: PubSubClient,
      topology?: TopologyKeeper,
    ) =>
      new PubSubHealthIndicator({
        server: options.server && server,
        client: options.client && client,
        topology,
      }),
    inject: [MODULE_OPTIONS_TOKEN, PubSubServer, PubSubClient, PUBLISHER_TOPOLOGY],
  },
];

/**
 * `PubSubClient`, `PubSubServer` (connect it with `connectPubSub(app)`) and `PubSubHealthIndicator`, made
 * from one set of options. Global unless `isGlobal: false`.
 */
@Module({
  providers: [...providers, PubSubDrainService],
  exports: [PubSubClient, PubSubServer, PubSubHealthIndicator],
})
export class PubSubModule extends ConfigurableModuleClass implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    client: PubSubClient,
    server: PubSubServer,
    @Inject(PUBLISHER_TOPOLOGY) private readonly topology?: TopologyKeeper,
  ) {
    super();
    client.on('missing', () => {
      if (topology) topology.recheck();
      else server.recheckTopology();
    });
  }

  /** Not awaited: the process starts, unready, while the broker is away. */
  onApplicationBootstrap(): void {
    void this.topology?.start();
  }

  onModuleDestroy(): void {
    this.topology?.stop();
  }
}

function connectionOf({ projectId, emulatorHost }: PubSubModuleOptions): PubSubConnectionOptions {
  return { projectId, emulatorHost };
}
