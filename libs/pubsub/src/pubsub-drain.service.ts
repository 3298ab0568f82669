import { Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { PubSubServer } from './server/pubsub.server';

/**
 * Starts the drain with the first shutdown hook. In a hybrid app Nest closes microservices only after all
 * `onModuleDestroy` and `beforeApplicationShutdown` hooks, when what the handlers work with is gone.
 *
 * Provide it in the root module: Nest destroys that one first, and global modules last.
 */
@Injectable()
export class PubSubDrainService implements OnModuleDestroy, BeforeApplicationShutdown {
  constructor(private readonly server: PubSubServer) {}

  async onModuleDestroy(): Promise<void> {
    await this.server.drain();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.server.drain();
  }
}
