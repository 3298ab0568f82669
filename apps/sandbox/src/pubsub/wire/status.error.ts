import { status as Code, Metadata } from '@grpc/grpc-js';

/** The gRPC status names that the broker answers with. */
export type StatusName = Exclude<keyof typeof Code, 'OK'>;

/** An answer of the broker that is not OK. gRPC reads `code`, `details` and `metadata` from it. */
export class StatusError extends Error {
  readonly code: Code;
  readonly details: string;
  readonly metadata: Metadata;

  constructor(statusName: StatusName, details: string, metadata = new Metadata()) {
    super(details);
    this.name = 'StatusError';
    this.code = Code[statusName];
    this.details = details;
    this.metadata = metadata;
  }
}
