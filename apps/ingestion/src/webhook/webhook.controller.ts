import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { WebhookReceiver } from './webhook.receiver';

type WebhookRequest = FastifyRequest<{ Body: Buffer | undefined; Params: { secret?: string } }>;

/** Where WhatsApp providers deliver their events. The three addresses do the same. */
@ApiTags('webhook')
@Controller()
export class WebhookController {
  constructor(private readonly receiver: WebhookReceiver) {}

  @Post(['', 'webhook', 'webhook/:secret'])
  @HttpCode(200)
  @ApiOperation({
    summary: 'Receives events of the Meta-shaped or the AiSensy webhook',
    description:
      'Answered with OK only after Pub/Sub confirmed every event. JSON that is no event is ignored, signed or not.',
  })
  @ApiBody({ schema: { type: 'object' } })
  @ApiOkResponse({ description: 'OK, or {"status":"ignored"} for JSON that is no event' })
  @ApiBadRequestResponse({ description: 'Empty, or not JSON' })
  @ApiUnauthorizedResponse({ description: 'An event without a valid proof of its origin' })
  @ApiPayloadTooLargeResponse({ description: 'Larger than 3 MB' })
  @ApiServiceUnavailableResponse({ description: 'Not stored; send it again' })
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
