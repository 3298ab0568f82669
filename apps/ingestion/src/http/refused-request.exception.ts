import { HttpException, type HttpStatus } from '@nestjs/common';

/** A request that is answered with an error of the caller. The message says what to do and quotes nothing. */
export class RefusedRequestException extends HttpException {
  constructor(
    status: HttpStatus,
    readonly code: string,
    message: string,
  ) {
    super(message, status);
  }
}
