import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { WebhookReceiver } from './webhook.receiver';

type WebhookRequest = FastifyRequest<{ Body: Buffer | undefined; Params: { secret?: string } }>;

/** Where WhatsApp providers deliver their events. The three addresses do the same. */
@Controller()
export class WebhookController {
  constructor(private readonly receiver: WebhookReceiver) {}

  @Post(['', 'webhook', 'webhook/:secret'])
  @HttpCode(200)
  async receive(@Req() request: WebhookRequest): Promise<string | { status: 'ignored' }> {
    const outcome = await this.receiver.receive({
      rawBody: request.body ?? Buffer.alloc(0),
      urlSecret: request.params.secret,
      metaSignature: request.headers['x-hub-signature-256'],
      aisensySignature: request.headers['x-aisensy-signature'],
      receivedAt: new Date(),
    });
    return outcome === 'accepted' ? 'OK' : { status: 'ignored' };
  }
}
