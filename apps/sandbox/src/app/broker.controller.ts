import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type BrokerStats, PubSubBroker } from '../pubsub';
import { PublishedMessageDto } from './published-message.dto';

/** What happened on the broker, and the keys it signs push requests with. */
@ApiTags('pubsub')
@Controller('api/pubsub')
export class BrokerController {
  constructor(private readonly broker: PubSubBroker) {}

  @Get('stats')
  @ApiOperation({
    summary: 'Counts per topic and subscription: backlog, outstanding, redelivered, dead-lettered',
  })
  @ApiOkResponse({ schema: { type: 'object' } })
  stats(): BrokerStats {
    return this.broker.stats();
  }

  @Get('topics/:topic/messages')
  @ApiOperation({ summary: 'What was published to a topic, oldest first' })
  @ApiParam({ name: 'topic', example: 'whatsapp-prop8t-message-processing' })
  @ApiOkResponse({ type: [PublishedMessageDto] })
  messages(@Param('topic') topic: string): PublishedMessageDto[] {
    return this.broker.messagesOf(topic).map(({ id, data, attributes, orderingKey, publishedAt }) => ({
      id,
      data: data.toString('utf8'),
      attributes,
      orderingKey,
      publishedAt: publishedAt.toISOString(),
    }));
  }

  @Get('certs')
  @ApiOperation({
    summary: 'Public keys of push tokens, PEM by key id (PUBSUB_PUSH_CERTS_URL of the worker)',
  })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: { type: 'string' } } })
  certificates(): Record<string, string> {
    return this.broker.certificates();
  }
}
