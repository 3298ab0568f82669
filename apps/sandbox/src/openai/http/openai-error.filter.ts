import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RequestAbortedError } from '../requests/request-aborted.error';
import { OpenAiApiError } from './openai-api.error';

/** Writes errors the way OpenAI does; to a caller who hung up it writes nothing. */
@Catch(OpenAiApiError, RequestAbortedError)
export class OpenAiErrorFilter implements ExceptionFilter {
  catch(error: OpenAiApiError | RequestAbortedError, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof RequestAbortedError) {
      reply.hijack();
      reply.raw.destroy();
      return;
    }
    void reply.status(error.status).headers(error.headers).send({ error: error.body });
  }
}
