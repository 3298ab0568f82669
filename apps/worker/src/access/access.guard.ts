import { createHash, timingSafeEqual } from 'node:crypto';
import {
  ForbiddenException,
  mixin,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
  type Type,
} from '@nestjs/common';
import { Inject } from '@nestjs/common';
import type { AccessPolicy, WorkerConfig } from '@whatsapp-agent/config';
import type { FastifyRequest } from 'fastify';
import { WORKER_CONFIG } from '../app/worker-config.token';

/** A door that is closed, open, or opened by a key in a header; which of them, the configuration says. */
export function AccessGuard(
  header: string,
  variable: string,
  select: (config: WorkerConfig) => AccessPolicy,
): Type<CanActivate> {
  class HeaderKeyGuard implements CanActivate {
    private readonly policy: AccessPolicy;

    constructor(@Inject(WORKER_CONFIG) config: WorkerConfig) {
      this.policy = select(config);
    }

    canActivate(context: ExecutionContext): boolean {
      if (this.policy.kind === 'open') return true;
      if (this.policy.kind === 'closed') {
        throw new ForbiddenException(`This endpoint is closed. Set ${variable} to open it.`);
      }
      const given = context.switchToHttp().getRequest<FastifyRequest>().headers[header];
      if (typeof given !== 'string' || !isSame(given, this.policy.key)) {
        throw new UnauthorizedException(`Send the key of ${variable} in the header ${header}.`);
      }
      return true;
    }
  }
  return mixin(HeaderKeyGuard);
}

function isSame(given: string, expected: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
