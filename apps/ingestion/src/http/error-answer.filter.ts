import {
  Catch,
  HttpException,
  HttpStatus,
  Inject,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublishFailedError } from '../publishing/publish-failed.error';
import { describeFrameworkAnswer, type ErrorAnswer } from './framework-answers';
import { RefusedRequestException } from './refused-request.exception';

/** Answers every error as `{error: {code, message}}` and logs it once, without anything of the request's content. */
@Catch()
export class ErrorAnswerFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = describeAnswer(thrown);
    this.log(thrown, answer, request);
    if (reply.sent) return;
    if (answer.status === Number(HttpStatus.PAYLOAD_TOO_LARGE)) drainBody(request, reply);
    if (answer.retryAfterSeconds !== undefined) void reply.header('Retry-After', answer.retryAfterSeconds);
    void reply.status(answer.status).send({ error: { code: answer.code, message: answer.message } });
  }

  private log(thrown: unknown, answer: ErrorAnswer, request: FastifyRequest): void {
    const fields = {
      code: answer.code,
      statusCode: answer.status,
      method: request.method,
      route: request.routeOptions.url,
    };
    if (answer.status >= 500) this.logger.error('a request failed', { ...fields, error: thrown });
    else if (answer.status === 404) this.logger.debug('a request was refused', fields);
    else this.logger.warn('a request was refused', fields);
  }
}

// Fastify would close the connection at once, and a sender still writing would see a reset instead of the answer.
// Bounded by the request's own time-out.
function drainBody(request: FastifyRequest, reply: FastifyReply): void {
  request.raw.resume();
  void reply.header('Connection', 'keep-alive');
}

function describeAnswer(thrown: unknown): ErrorAnswer {
  if (thrown instanceof PublishFailedError) {
    return {
      status: HttpStatus.SERVICE_UNAVAILABLE,
      code: thrown.code,
      message: 'The webhook could not be stored. Send it again.',
      retryAfterSeconds: 5,
    };
  }
  if (thrown instanceof RefusedRequestException) {
    return { status: thrown.getStatus(), code: thrown.code, message: thrown.message };
  }
  return describeFrameworkAnswer(thrown instanceof HttpException ? thrown.getStatus() : 500);
}
