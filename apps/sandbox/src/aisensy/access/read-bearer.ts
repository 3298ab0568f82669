import type { FastifyRequest } from 'fastify';

/** The bearer of a request; empty when it has none. */
export function readBearer(request: FastifyRequest): string {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}
