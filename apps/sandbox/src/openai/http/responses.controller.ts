import { Body, Controller, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OPENAI_API_PATH } from '../openai.path';
import { streamResponse } from '../wire/response-events';
import { beginResponse, completeResponse, toOutputItems } from '../wire/response-object';
import { readResponsesRequest } from '../wire/responses-request';
import { BearerGuard } from './bearer.guard';
import { ModelEndpoint } from './model-endpoint.service';
import { OpenAiErrorFilter } from './openai-error.filter';
import type { ServerEvent } from './write-events';

/** Responses, as far as the Agents SDK uses them: nothing is stored. */
@ApiExcludeController()
@Controller(OPENAI_API_PATH)
@UseGuards(BearerGuard)
@UseFilters(OpenAiErrorFilter)
export class ResponsesController {
  constructor(private readonly endpoint: ModelEndpoint) {}

  @Post('responses')
  respond(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const request = readResponsesRequest(body);
    const begun = beginResponse(request.echo);
    return this.endpoint.serve(
      'responses',
      request,
      {
        body: (answer, usage) => completeResponse(begun, toOutputItems(answer), usage),
        events: (answer, usage) => {
          const output = toOutputItems(answer);
          return toEvents(streamResponse(begun, completeResponse(begun, output, usage), output));
        },
      },
      reply.status(200),
    );
  }
}

function* toEvents(events: Iterable<{ type: string }>): Generator<ServerEvent> {
  for (const data of events) yield { event: data.type, data };
}
