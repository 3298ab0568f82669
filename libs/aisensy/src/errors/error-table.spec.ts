import {
  OutcomeUnknownError,
  PermanentError,
  TransientError,
  type AppError,
} from '@whatsapp-agent/contracts';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi } from '../../test/direct-api.fake';
import { AisensyClient } from '../client/aisensy.client';
import { InvalidTokenError } from './invalid-token.error';

/** Meta's table: code, HTTP status, expected code, and the wait when it may be retried (ms). */
const META: [code: number, status: number, expected: string, retryMs?: number][] = [
  [0, 401, 'TOKEN_INVALID'],
  [190, 401, 'TOKEN_INVALID'],
  [3, 500, 'PERMISSION_DENIED'],
  [10, 403, 'PERMISSION_DENIED'],
  [200, 403, 'PERMISSION_DENIED'],
  [299, 403, 'PERMISSION_DENIED'],
  [131005, 403, 'PERMISSION_DENIED'],
  [368, 403, 'ACCOUNT_BLOCKED'],
  [131031, 403, 'ACCOUNT_BLOCKED'],
  [130497, 403, 'COUNTRY_BLOCKED'],
  [4, 400, 'RATE_LIMITED', 30_000],
  [80007, 400, 'RATE_LIMITED', 120_000],
  [130429, 400, 'RATE_LIMITED', 2_000],
  [131056, 400, 'PAIR_RATE_LIMITED', 6_000],
  [131048, 400, 'SPAM_LIMITED'],
  [133016, 400, 'RATE_LIMITED', 3_600_000],
  [1, 400, 'SERVER_ERROR', 2_000],
  [2, 503, 'SERVER_ERROR', 5_000],
  [133004, 503, 'SERVER_ERROR', 5_000],
  [131000, 500, 'SERVER_ERROR', 2_000],
  [131016, 500, 'SERVER_ERROR', 5_000],
  [131057, 500, 'SERVER_ERROR', 60_000],
  ...[33, 100, 131008, 131009, 131021, 131051, 135000].map((code): [number, number, string] => [
    code,
    400,
    'PAYLOAD_REJECTED',
  ]),
  [131026, 400, 'UNDELIVERABLE'],
  [131037, 400, 'ACCOUNT_NOT_READY'],
  [131042, 400, 'ACCOUNT_NOT_READY'],
  [131045, 500, 'ACCOUNT_NOT_READY'],
  [133010, 400, 'ACCOUNT_NOT_READY'],
  [131047, 400, 'WINDOW_CLOSED'],
  [470, 400, 'WINDOW_CLOSED'],
  [131049, 400, 'MARKETING_WITHHELD'],
  [130472, 400, 'MARKETING_WITHHELD'],
  [131050, 400, 'MARKETING_STOPPED'],
  [131052, 400, 'MEDIA_REJECTED'],
  [131053, 400, 'MEDIA_REJECTED'],
  [131055, 400, 'NOT_MARKETING'],
  [134100, 400, 'NOT_MARKETING'],
  [134102, 500, 'NOT_MARKETING'],
  [134101, 400, 'TEMPLATE_SYNCING', 600_000],
  [131062, 400, 'PHONE_REQUIRED'],
  ...[132000, 132005, 132007, 132012, 132018].map((code): [number, number, string] => [
    code,
    400,
    'TEMPLATE_PARAMETERS',
  ]),
  [132001, 404, 'TEMPLATE_UNAVAILABLE'],
  [132015, 400, 'TEMPLATE_UNAVAILABLE'],
  [132016, 400, 'TEMPLATE_UNAVAILABLE'],
  [132068, 400, 'FLOW_BLOCKED'],
  [132069, 400, 'RATE_LIMITED', 3_600_000],
];

describe('error table', () => {
  let api: FakeDirectApi;
  beforeAll(async () => {
    api = await new FakeDirectApi().start();
  });
  afterAll(() => api.stop());

  const fail = (status: number, body: unknown, headers?: Record<string, string>): Promise<AppError> => {
    api.on('POST /messages', (_request, response) => answerJson(response, status, body, headers));
    const client = new AisensyClient({ baseUrl: api.baseUrl });
    return captureError(client.sendMessage('token', { to: '1', type: 'text' }));
  };
  const metaError = (code: number | string) => ({
    error: { message: `(#${code}) something`, type: 'OAuthException', code, fbtrace_id: 'AbC_trace-1' },
  });

  it.each(META.map(([code, status, expected, retryMs]) => ({ code, status, expected, retryMs })))(
    'maps Meta code $code (HTTP $status) to AISENSY.$expected',
    async ({ code, status, expected, retryMs }) => {
      const error = await fail(status, metaError(code));
      expect(error.code).toBe(`AISENSY.${expected}`);
      expect(error).toBeInstanceOf(retryMs === undefined ? PermanentError : TransientError);
      expect((error as Partial<TransientError>).retryAfterMs).toBe(retryMs);
      expect(error.context).toMatchObject({
        operation: 'sendMessage',
        httpStatus: status,
        providerCode: code,
        traceId: 'AbC_trace-1',
      });
    },
  );

  it('decides on the code and not on the HTTP status', async () => {
    expect((await fail(500, metaError(131047))).code).toBe('AISENSY.WINDOW_CLOSED');
    expect((await fail(401, metaError(131056))).code).toBe('AISENSY.PAIR_RATE_LIMITED');
    expect((await fail(502, metaError(131016))).code).toBe('AISENSY.SERVER_ERROR');
  });

  it('finds the code as text, in a list and in the message', async () => {
    expect((await fail(400, metaError('131047'))).code).toBe('AISENSY.WINDOW_CLOSED');
    expect((await fail(400, { errors: [{ code: 131026 }] })).code).toBe('AISENSY.UNDELIVERABLE');
    expect((await fail(400, { message: '(#131056) pair limit' })).code).toBe('AISENSY.PAIR_RATE_LIMITED');
  });

  it.each<[string, number, unknown, string, boolean]>([
    ['invalid token', 401, { message: 'Invalid Token!' }, 'TOKEN_INVALID', false],
    ['invalid token', 422, { message: 'Invalid Token!' }, 'TOKEN_INVALID', false],
    ['invalid token', 500, { message: 'Error: invalid token' }, 'TOKEN_INVALID', false],
    ['token mentioned', 422, { message: 'jwt token malformed' }, 'TOKEN_INVALID', false],
    ['bare', 401, '', 'TOKEN_INVALID', false],
    ['no mention of a token', 422, { message: 'Template is not found' }, 'REJECTED', false],
    ['unverified', 403, { message: 'WABA is unverified' }, 'WABA_UNVERIFIED', false],
    [
      'no credit',
      402,
      { name: 'ERR402', errorCode: 402, message: 'x', aisTraceId: 'ais_1' },
      'CREDIT_EXHAUSTED',
      false,
    ],
    [
      'no credit',
      400,
      { errorMessage: 'Insufficient WhatsApp Conversation Credits (WCC)!' },
      'CREDIT_EXHAUSTED',
      false,
    ],
    ['no plan', 400, { name: 'ERR400', message: 'No Plan active on assistant!' }, 'PLAN_INACTIVE', false],
    [
      'parameters',
      400,
      { message: 'Template params does not match the campaign' },
      'TEMPLATE_PARAMETERS',
      false,
    ],
    ['unknown code', 400, { error: { code: 999999 } }, 'REJECTED', false],
    ['ERR409', 409, { name: 'ERR409', message: 'exists' }, 'REJECTED', false],
    ['a plain', 403, {}, 'PERMISSION_DENIED', false],
    ['a plain', 404, {}, 'NOT_FOUND', false],
    ['a plain', 413, {}, 'TOO_LARGE', false],
    ['a plain', 408, {}, 'REQUEST_TIMEOUT', true],
    ['a plain', 429, {}, 'RATE_LIMITED', true],
    ['an error body', 500, { message: 'Something went wrong' }, 'SERVER_ERROR', true],
    ['an error body', 503, { name: 'ERR503', message: 'down' }, 'SERVER_ERROR', true],
  ])('maps %s (HTTP %i) %j to AISENSY.%s', async (_name, status, body, expected, retried) => {
    const error = await fail(status, body);
    expect(error.code).toBe(`AISENSY.${expected}`);
    expect(error).toBeInstanceOf(retried ? TransientError : PermanentError);
    expect(error).not.toBeInstanceOf(OutcomeUnknownError);
    expect(error instanceof InvalidTokenError).toBe(expected === 'TOKEN_INVALID');
  });

  describe('Retry-After', () => {
    const wait = async (header: string) =>
      ((await fail(429, {}, { 'retry-after': header })) as TransientError).retryAfterMs;

    it('is honoured in seconds, before the wait of the table', async () => {
      expect(await wait('7')).toBe(7_000);
      expect(await wait('0')).toBe(0);
      const error = (await fail(400, metaError(131056), { 'retry-after': '11' })) as TransientError;
      expect(error.retryAfterMs).toBe(11_000);
    });

    it('is honoured as a date; a past one means now', async () => {
      const ms = await wait(new Date(Date.now() + 20_000).toUTCString());
      expect(ms).toBeGreaterThan(15_000);
      expect(ms).toBeLessThanOrEqual(20_000);
      expect(await wait(new Date(Date.now() - 60_000).toUTCString())).toBe(0);
    });

    it('is capped at an hour, and ignored when it makes no sense', async () => {
      expect(await wait('86400')).toBe(3_600_000);
      expect(await wait('soon')).toBe(5_000);
    });
  });

  it('keeps a trace id only if it cannot be a phone number', async () => {
    const trace = async (fbtrace_id: unknown) =>
      (await fail(400, { error: { code: 100, fbtrace_id } })).context.traceId;
    expect(await trace('A1b2-C3_d4')).toBe('A1b2-C3_d4');
    expect(await trace('971501234567')).toBeUndefined();
    expect(await trace('call 971501234567')).toBeUndefined();
    expect(await trace({})).toBeUndefined();
  });
});
