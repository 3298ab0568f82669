import { Injectable } from '@nestjs/common';
import { PubSubClient } from '../client/pubsub.client';
import type { ProbeResult } from '../connection/probe';
import type { PubSubServerHealth } from '../server/pubsub-server.health';
import { PubSubServer } from '../server/pubsub.server';
import { TopologyKeeper, type TopologyState } from '../topology/topology-keeper';

/** Answer of {@link PubSubHealthIndicator.check}. */
export interface PubSubHealth {
  readonly status: 'up' | 'down';
  /** Of a process that consumes: its server. Of one that publishes: whether its topic answers. */
  readonly details: {
    readonly message?: string;
    readonly server?: PubSubServerHealth;
    readonly publisher?: ProbeResult;
    readonly topology?: TopologyState;
  };
}

/** What the indicator looks at; whatever the process has. */
export interface HealthSources {
  readonly server?: PubSubServer;
  readonly client?: PubSubClient;
  readonly topology?: TopologyKeeper;
}

/** Readiness of the Pub/Sub part of a process. Not for liveness: a restart does not mend a broker. */
@Injectable()
export class PubSubHealthIndicator {
  constructor(private readonly sources: HealthSources) {}

  /** Never rejects. Calls the broker (at most 2 s) only when the process publishes. */
  async check(): Promise<PubSubHealth> {
    const server = this.sources.server?.getHealth();
    const topology = this.sources.topology?.state;
    const publisher = await this.sources.client?.checkConnection();
    const message =
      (server && !server.ready ? server.message : undefined) ??
      (topology && !topology.ready ? `Topology: ${topology.message}.` : undefined) ??
      describePublisher(publisher);
    return {
      status: message === undefined ? 'up' : 'down',
      details: { message, server, publisher, topology },
    };
  }
}

function describePublisher(publisher: ProbeResult | undefined): string | undefined {
  if (!publisher || publisher.state === 'reachable') return undefined;
  return publisher.state === 'missing'
    ? 'The topic to publish to does not exist.'
    : `The broker cannot be reached: ${publisher.reason}.`;
}
