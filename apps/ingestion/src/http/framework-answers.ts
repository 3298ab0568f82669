import { HttpStatus } from '@nestjs/common';

/** What an error is answered with. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  /** Says what happened and what to do; never quotes the request. */
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

const ANSWERS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  [HttpStatus.NOT_FOUND]: [
    'INGESTION.NOT_FOUND',
    'There is nothing at this address. GET / lists the endpoints.',
  ],
  [HttpStatus.PAYLOAD_TOO_LARGE]: [
    'INGESTION.BODY_TOO_LARGE',
    'The body is larger than 3 MB. Send fewer updates in one webhook.',
  ],
  [HttpStatus.URI_TOO_LONG]: [
    'INGESTION.ADDRESS_TOO_LONG',
    'The address is too long. GET / lists the endpoints.',
  ],
  [HttpStatus.UNSUPPORTED_MEDIA_TYPE]: [
    'INGESTION.UNSUPPORTED_MEDIA_TYPE',
    'The content type is malformed. Send application/json.',
  ],
};

/** The answer to what the framework refuses by itself, before a controller is asked. */
export function describeFrameworkAnswer(status: number): ErrorAnswer {
  if (status >= 500) {
    const message = 'Something went wrong here. Send it again.';
    return { status: HttpStatus.INTERNAL_SERVER_ERROR, code: 'INGESTION.INTERNAL', message };
  }
  const [code, message] = ANSWERS[status] ?? [
    'INGESTION.BAD_REQUEST',
    'The request is malformed. GET / lists the endpoints.',
  ];
  return { status, code, message };
}
