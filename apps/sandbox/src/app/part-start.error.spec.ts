import { PartStartError } from './part-start.error';

describe('PartStartError', () => {
  const part = {
    name: 'supabase',
    ports: [
      { variable: 'SANDBOX_SUPABASE_PORT', port: 8091 },
      { variable: 'SANDBOX_POSTGRES_PORT', port: 8092 },
    ],
  };

  it('names the taken port and the variable to change', () => {
    const cause = new Error('listen EADDRINUSE: address already in use 127.0.0.1:8092');
    const error = new PartStartError(part, cause);

    expect(error.message).toContain('8092 (SANDBOX_POSTGRES_PORT)');
    expect(error.message).not.toContain('8091');
    expect(error.cause).toBe(cause);
  });

  it('names every port of the part when the reason does not say which', () => {
    const { message } = new PartStartError(part, new Error('EADDRINUSE'));

    expect(message).toContain('8091 (SANDBOX_SUPABASE_PORT) or 8092 (SANDBOX_POSTGRES_PORT)');
  });

  it('passes any other reason on', () => {
    expect(new PartStartError(part, new Error('Migration 1_x failed')).message).toBe(
      'The part "supabase" could not start: Migration 1_x failed',
    );
  });
});
