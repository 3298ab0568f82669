import { inspect } from 'node:util';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi, type Responder } from '../../test/direct-api.fake';
import { SettableClock } from '../../test/settable-clock.fake';
import { InMemoryTenantDirectory } from '../../test/tenant-directory.fake';
import { AisensyClient } from '../client/aisensy.client';
import { AisensyMessageSender } from './aisensy-message.sender';

const TOKEN = 'MARKERTOKEN.aaa.bbb';
const REFRESH = 'MARKERREFRESH==';
const PHONE = '971501112233';
const TEXT = 'MARKERTEXT please call me';
const MARKERS = ['MARKERTOKEN', 'MARKERREFRESH', PHONE, 'MARKERTEXT', 'Bearer'];

/** A provider that quotes everything it was given. */
const quote = (status: number, extra: object = {}): Responder => {
  return (request, response) =>
    answerJson(response, status, {
      message: `refused ${request.authorization} ${request.body.toString()}`,
      error: {
        message: request.body.toString(),
        error_data: { details: PHONE },
        fbtrace_id: PHONE,
        ...extra,
      },
    });
};

const FAILURES: [name: string, responder: Responder][] = [
  ['a Meta error', quote(400, { code: 131047 })],
  ['a rate limit', quote(429)],
  ['a permission error', quote(403)],
  ['a server error', quote(500)],
  ['a gateway error', quote(502)],
  ['a refused token', quote(401)],
  ['a token error of Meta', quote(400, { code: 190 })],
  ['an error with status 200', quote(200, { code: 100 })],
  ['no answer', () => undefined],
  ['a reset', (_request, response) => void response.socket?.resetAndDestroy()],
  ['no HTTP', (_request, response) => void response.socket?.end(`${TOKEN} ${PHONE}\r\n\r\n`)],
];

describe('secrecy', () => {
  let api: FakeDirectApi;
  const written: string[] = [];

  beforeEach(async () => {
    api = await new FakeDirectApi().start();
    written.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((chunk) => {
        written.push(String(chunk));
        return true;
      });
    }
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      jest.spyOn(console, method).mockImplementation((...values: unknown[]) => {
        written.push(inspect(values));
      });
    }
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await api.stop();
  });

  const send = (token: string) => {
    const directory = new InMemoryTenantDirectory();
    directory.set({ tenantId: 't1', accessToken: token, refreshToken: REFRESH, version: 1 });
    const client = new AisensyClient({ baseUrl: api.baseUrl, sendTimeoutMs: 2_000 });
    return new AisensyMessageSender(client, directory, new SettableClock()).send({
      tenantId: 't1',
      to: { waId: PHONE },
      payload: { type: 'text', text: { body: TEXT } },
      reference: 'outbox-1',
    });
  };

  const expectNoMarker = (error: Error): void => {
    const traces = [
      JSON.stringify(error),
      error.message,
      error.stack ?? '',
      inspect(error, { depth: 10, showHidden: true }),
      ...written,
    ];
    for (const marker of MARKERS) {
      expect(traces.filter((trace) => trace.includes(marker))).toEqual([]);
    }
  };

  it.each(FAILURES)('keeps token, phone and text out of the error for %s', async (_name, responder) => {
    api.on('POST /messages', responder).on('POST /users/regenrate-token', quote(401));
    expectNoMarker(await captureError(send(TOKEN)));
    // The markers did reach the provider, so there was something to leak.
    expect(api.to('/messages')[0]?.body.toString()).toContain('MARKERTEXT');
  });

  it('keeps a token out of the error when it cannot be a header', async () => {
    expectNoMarker(await captureError(send(`${TOKEN}\n${TOKEN}`)));
  });

  it.each([401, 400, 500, 502])(
    'keeps the refresh token out of the error when it fails with %i',
    async (status) => {
      api.on('POST /messages', quote(401)).on('POST /users/regenrate-token', quote(status));
      expectNoMarker(await captureError(send(TOKEN)));
      expect(api.to('/users/regenrate-token')[0]?.authorization).toContain(REFRESH);
    },
  );
});
