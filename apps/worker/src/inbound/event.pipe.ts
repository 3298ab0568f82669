import { ValidationPipe, type Type } from '@nestjs/common';

/**
 * Validates the payload of an event against its contract. What does not fit is refused with a
 * `BadRequestException`, which the transport parks: no redelivery would make it fit.
 */
export function eventPipe(contract: Type): ValidationPipe {
  return new ValidationPipe({ transform: true, expectedType: contract, disableErrorMessages: true });
}
