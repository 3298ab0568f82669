import { OutcomeUnknownError } from './outcome-unknown-error';
import { PermanentError } from './permanent-error';
import { TransientError } from './transient-error';

describe('AppError', () => {
  it('tells a transport what to do with the message', () => {
    expect(new TransientError('A.B', 'x').disposition).toBe('retry');
    expect(new PermanentError('A.B', 'x').disposition).toBe('park');
    expect(new OutcomeUnknownError('A.B', 'x').disposition).toBe('park');
  });

  it('is written with name, code and ids, and without its cause', () => {
    const cause = new Error('secret of the cause');
    const error = new TransientError(
      'STORE.UNREACHABLE',
      'No answer.',
      { tenantId: 't1' },
      { cause, retryAfterMs: 500 },
    );
    expect(error.cause).toBe(cause);
    expect(error.retryAfterMs).toBe(500);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'TransientError',
      code: 'STORE.UNREACHABLE',
      message: 'No answer.',
      context: { tenantId: 't1' },
    });
  });
});
