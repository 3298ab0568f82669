import type { MessageHandler } from '@nestjs/microservices';
import type { HandlerSlots } from './handler-slots';

/** A handler with its own limits. */
export interface BoundHandler {
  readonly handler: MessageHandler;
  readonly slots?: HandlerSlots;
  readonly maxProcessingMs?: number;
}
