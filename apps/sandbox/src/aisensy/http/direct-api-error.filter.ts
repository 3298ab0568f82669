import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DirectApiError } from './direct-api.error';
import { LostResponseError } from './lost-response.error';

/** Writes the errors of the stand-in as AiSensy would, or writes nothing and hangs up. */
@Catch(DirectApiError, LostResponseError)
export class DirectApiErrorFilter implements ExceptionFilter {
  catch(error: DirectApiError | LostResponseError, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof LostResponseError) {
      reply.hijack();
      reply.raw.destroy();
      return;
    }
    const type = typeof error.body === 'string' ? 'text/html' : 'application/json';
    void reply.status(error.status).headers(error.headers).type(type).send(error.body);
  }
}
