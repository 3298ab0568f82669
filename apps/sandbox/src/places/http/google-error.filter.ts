import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GoogleApiError } from '../google-api.error';

/** Writes errors the way Google's APIs do. */
@Catch(GoogleApiError)
export class GoogleErrorFilter implements ExceptionFilter {
  catch({ code, status, message, details }: GoogleApiError, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const body = { code, message, status, ...(details.length > 0 ? { details } : {}) };
    void reply.status(code).send({ error: body });
  }
}
