import {
  Catch,
  HttpException,
  HttpStatus,
  Inject,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { AppError, TransientError } from '@whatsapp-agent/contracts';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Answers every error as `{error: {code, message}}`, and logs the ones that are ours. */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { method, routeOptions } = http.getRequest<FastifyRequest>();
    const { status, code, message } = describeAnswer(thrown);
    if (status >= 500) {
      this.log.error('a request failed', {
        code,
        statusCode: status,
        method,
        route: routeOptions.url,
        error: thrown,
      });
    }
    void http.getResponse<FastifyReply>().status(status).send({ error: { code, message } });
  }
}

function describeAnswer(thrown: unknown): ErrorAnswer {
  if (thrown instanceof HttpException) {
    const status = thrown.getStatus();
    return { status, code: `WORKER.${HttpStatus[status] ?? status}`, message: readMessage(thrown) };
  }
  if (thrown instanceof TransientError) {
    return {
      status: HttpStatus.SERVICE_UNAVAILABLE,
      code: thrown.code,
      message: `${thrown.message} Try again in a moment.`,
    };
  }
  if (thrown instanceof AppError)
    return { status: HttpStatus.UNPROCESSABLE_ENTITY, code: thrown.code, message: thrown.message };
  return {
    status: HttpStatus.INTERNAL_SERVER_ERROR,
    code: 'WORKER.INTERNAL',
    message: 'Something went wrong here; it is in the logs.',
  };
}

// The validation pipe puts its sentences into the body.
function readMessage(thrown: HttpException): string {
  const body = thrown.getResponse();
  const message = typeof body === 'object' && 'message' in body ? body.message : body;
  return Array.isArray(message) ? message.join('; ') : String(message);
}
