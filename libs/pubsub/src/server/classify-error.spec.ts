import { BadRequestException, ForbiddenException, UnprocessableEntityException } from '@nestjs/common';
import { classifyError, describeError, isSwallowedByNest } from './classify-error';

describe('classifyError', () => {
  it.each([
    ['an unknown error', new Error('x'), 'retry'],
    ['undefined', undefined, 'retry'],
    ['a string', 'park', 'retry'],
    ['a retry', { disposition: 'retry' }, 'retry'],
    ['a park', Object.assign(new Error('x'), { disposition: 'park', code: 'A.B' }), 'park'],
    ['a disposition of another kind', { disposition: 'explode' }, 'retry'],
    ['a refused guard', new ForbiddenException(), 'retry'],
    ['a failed validation', new BadRequestException(), 'park'],
    ['a failed validation answered with 422', new UnprocessableEntityException(), 'park'],
    [
      'a validation error that asks for a retry',
      Object.assign(new BadRequestException(), { disposition: 'retry' }),
      'retry',
    ],
  ])('takes %s for what it is', (_, error, kind) => {
    expect(classifyError(error).kind).toBe(kind);
  });

  it.each([
    [1_500, 1_500],
    [0, undefined],
    [-1, undefined],
    ['1500', undefined],
    [undefined, undefined],
  ])('takes a wish to wait of %p for %p', (retryAfterMs, afterMs) => {
    expect(classifyError({ disposition: 'retry', retryAfterMs })).toMatchObject({ kind: 'retry', afterMs });
  });

  it('names the error by its code, else its class, and never by its message', () => {
    expect(describeError(Object.assign(new Error('Hi Ann'), { code: 'A.B' }))).toBe('A.B');
    expect(describeError(new TypeError('Hi Ann'))).toBe('TypeError');
    expect(describeError('Hi Ann')).toBe('UNKNOWN');
  });

  it('knows what Nest puts in place of an error', () => {
    expect(isSwallowedByNest({ status: 'error', message: 'Internal server error' })).toBe(true);
    expect(isSwallowedByNest(new Error('x'))).toBe(false);
  });
});
