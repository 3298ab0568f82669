import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { interval, map, merge, type Observable } from 'rxjs';
import { ChatNetwork } from './chat-network';

/** Keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;

@ApiTags('chats')
@Controller('api/events')
export class EventsController {
  constructor(private readonly network: ChatNetwork) {}

  @Sse()
  @ApiOperation({
    summary: 'Server-Sent Events: what changed in which chat',
    description:
      '`event: chat`, `data: {"what": "message" | "status" | "typing" | "reset", "business"?, "phone"?}`',
  })
  @ApiProduces('text/event-stream')
  changes(): Observable<MessageEvent> {
    return merge(
      this.network.changes.pipe(map((change): MessageEvent => ({ type: 'chat', data: change }))),
      interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ type: 'heartbeat', data: '' }))),
    );
  }
}
