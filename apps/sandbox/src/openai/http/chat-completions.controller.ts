import { Body, Controller, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OPENAI_API_PATH } from '../openai.path';
import { streamChatCompletion, toChatCompletion } from '../wire/chat-completion';
import { readChatRequest } from '../wire/chat-request';
import { BearerGuard } from './bearer.guard';
import { ModelEndpoint } from './model-endpoint.service';
import { OpenAiErrorFilter } from './openai-error.filter';
import type { ServerEvent } from './write-events';

/** Chat completions. */
@ApiExcludeController()
@Controller(OPENAI_API_PATH)
@UseGuards(BearerGuard)
@UseFilters(OpenAiErrorFilter)
export class ChatCompletionsController {
  constructor(private readonly endpoint: ModelEndpoint) {}

  @Post('chat/completions')
  complete(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const request = readChatRequest(body);
    return this.endpoint.serve(
      'chat.completions',
      request,
      {
        body: toChatCompletion,
        events: (answer, usage) => toEvents(streamChatCompletion(answer, usage, request.includeUsage)),
      },
      reply.status(200),
    );
  }
}

function* toEvents(chunks: Iterable<object>): Generator<ServerEvent> {
  for (const data of chunks) yield { data };
  yield { data: '[DONE]' };
}
