/** Status codes of gRPC this package decides by. */
export const GRPC_STATUS = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
} as const;

const NAMES =
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED ' +
  'RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED';

/** The numeric gRPC status an error carries, if any. */
export function findGrpcStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'number' ? error.code : undefined;
}

/** `NOT_FOUND` for an error with status 5; the error's class name when it carries none. */
export function describeGrpcError(error: unknown): string {
  const status = findGrpcStatus(error);
  const name = status === undefined ? undefined : NAMES.split(' ')[status];
  return name ?? (error instanceof Error ? error.name : 'UNKNOWN');
}
