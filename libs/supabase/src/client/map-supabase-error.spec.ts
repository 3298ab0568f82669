import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { mapSupabaseError } from './map-supabase-error';

const map = (status: number, code?: string) => mapSupabaseError({ status, error: { code } }, 'things.do');

describe(mapSupabaseError, () => {
  it.each([
    [0, '', 'STORE.UNREACHABLE'],
    [500, '40001', 'STORE.CONTENTION'],
    [500, '40P01', 'STORE.CONTENTION'],
    [500, '55P03', 'STORE.CONTENTION'],
    [500, '57014', 'STORE.TIMEOUT'],
    [503, '53300', 'STORE.UNAVAILABLE'],
    [500, '57P01', 'STORE.UNAVAILABLE'],
    [503, '08006', 'STORE.UNAVAILABLE'],
    [503, 'PGRST002', 'STORE.UNAVAILABLE'],
    [504, 'PGRST003', 'STORE.UNAVAILABLE'],
    [503, undefined, 'STORE.UNAVAILABLE'],
    [502, '', 'STORE.UNAVAILABLE'],
    [429, '', 'STORE.UNAVAILABLE'],
  ])('retries status %s with code %s as %s', (status, code, expected) => {
    const error = map(status, code);
    expect(error).toBeInstanceOf(TransientError);
    expect(error.code).toBe(expected);
  });

  it.each([
    [400, 'WA409', 'STORE.EFFECT_CONFLICT'],
    [400, '22P02', 'STORE.INVALID_INPUT'],
    [400, '22023', 'STORE.INVALID_INPUT'],
    [409, '23505', 'STORE.CONSTRAINT'],
    [400, '23514', 'STORE.CONSTRAINT'],
    [500, '23514', 'STORE.CONSTRAINT'],
    [400, 'P0001', 'STORE.REJECTED'],
    [403, '42501', 'STORE.FORBIDDEN'],
    [401, 'PGRST301', 'STORE.FORBIDDEN'],
    [401, undefined, 'STORE.FORBIDDEN'],
    [404, '42883', 'STORE.SCHEMA_MISMATCH'],
    [404, 'PGRST202', 'STORE.SCHEMA_MISMATCH'],
    [406, 'PGRST116', 'STORE.SCHEMA_MISMATCH'],
    [418, '', 'STORE.REFUSED'],
  ])('parks status %s with code %s as %s', (status, code, expected) => {
    const error = map(status, code);
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.code).toBe(expected);
  });

  it('repeats nothing of what the vendor said', () => {
    const secret = 'Key (phone)=(971501234567) already exists.';
    const failure = { status: 409, error: { code: '23505', message: secret, details: secret, hint: secret } };
    const error = mapSupabaseError(failure, 'things.do');
    expect(JSON.stringify([error, error.message, error.cause])).not.toContain('971501234567');
    expect(error.context).toEqual({ operation: 'things.do', status: 409, vendorCode: '23505' });
  });
});
