import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { OpenAiApiError } from './openai-api.error';

const BEARER = /^Bearer\s+\S+$/i;

/** Wants a key, as OpenAI does; any will do. */
@Injectable()
export class BearerGuard implements CanActivate {
  /** @throws OpenAiApiError 401 without a key. */
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (BEARER.test(headers.authorization ?? '')) return true;
    throw new OpenAiApiError(401, {
      message: 'You did not provide an API key; send it as "Authorization: Bearer <key>". Any key will do.',
      type: 'invalid_request_error',
      param: null,
      code: 'invalid_api_key',
    });
  }
}
