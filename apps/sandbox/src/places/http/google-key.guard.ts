import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { GoogleApiError } from '../google-api.error';

/** Wants a key, as Google does; any but `wrong-key` will do. */
@Injectable()
export class GoogleKeyGuard implements CanActivate {
  /** @throws GoogleApiError as Google answers a missing or unknown key. */
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const key = headers['x-goog-api-key'];
    if (key === undefined || key === '') {
      throw new GoogleApiError(403, 'PERMISSION_DENIED', 'The request is missing a valid API key.');
    }
    if (key !== 'wrong-key') return true;
    throw new GoogleApiError(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'API_KEY_INVALID',
        domain: 'googleapis.com',
      },
    ]);
  }
}
