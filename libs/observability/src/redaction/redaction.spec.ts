import { createCorrelation, runWithCorrelation } from '../correlation/correlation';
import { CapturedLines } from '../logger/captured-lines.fake';
import { createLogger } from '../logger/create-logger';
import type { Logger } from '../logger/logger';
import { NestLogger } from '../nest/nest-logger';
import { ALLOWED_FIELDS } from './allowed-fields';

const PHONE = '971501234567';
const TEXT = 'Looking for a quiet flat near the canary tower';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJhc3Npc3RhbnRJZCI6IjEifQ.c2lnbmF0dXJl';
const KEY = 'sk-proj-canarycanarycanary';
const WAMID = 'wamid.HBgMOTcxNTAxMjM0NTY3FQIAEhgUM0EwMDAw';
const MARKERS = [PHONE, TEXT, TOKEN, KEY, WAMID];

class OwnError extends Error {
  readonly disposition = 'retry';
  constructor(
    readonly code: string,
    message: string,
    readonly context: Record<string, unknown>,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'OwnError';
  }
}

function createCaptured(): { captured: CapturedLines; logger: Logger } {
  const captured = new CapturedLines();
  return {
    captured,
    logger: createLogger({ service: 'demo', level: 'debug', pretty: false, destination: captured }),
  };
}

function expectNoMarker(captured: CapturedLines): void {
  expect(captured.lines().length).toBeGreaterThan(0);
  for (const marker of MARKERS) expect(captured.raw()).not.toContain(marker);
}

describe('redaction', () => {
  it('writes no marker whichever unknown field carries it, and says how many were dropped', () => {
    const { captured, logger } = createCaptured();
    for (const marker of MARKERS) {
      logger.info('received', {
        body: marker,
        payload: { text: { body: marker } },
        to: marker,
        list: [marker],
        [marker]: 1,
        toJSON: () => marker,
      });
    }
    expectNoMarker(captured);
    for (const line of captured.lines()) expect(line).toMatchObject({ droppedFields: 6 });
  });

  it('writes no marker under any allowed name, whatever shape it has', () => {
    const { captured, logger } = createCaptured();
    // A provider's numeric account id cannot be told from a phone number; those few names are for ids only.
    const names = [...ALLOWED_FIELDS].filter(([, kind]) => kind !== 'account').map(([name]) => name);
    for (const name of names) {
      for (const marker of MARKERS) {
        logger.info('received', { [name]: marker });
        logger.info('received', { [name]: Number(PHONE) });
        logger.info('received', { [name]: { inner: marker, [marker]: 1 } });
        logger.info('received', { [name]: [marker, [marker]] });
      }
    }
    expectNoMarker(captured);
  });

  it('takes private shapes out of a message', () => {
    const { captured, logger } = createCaptured();
    for (const marker of MARKERS.filter((candidate) => candidate !== TEXT))
      logger.info(`sent to ${marker} now`);
    logger.info('sent to +971 50 123 4567');
    logger.info('sent with Bearer abc.def and to someone@example.com');
    expectNoMarker(captured);
    expect(captured.raw()).not.toContain('123 4567');
    expect(captured.raw()).not.toContain('abc.def');
    expect(captured.raw()).not.toContain('someone@example.com');
    expect(captured.lines()[0]).toMatchObject({ message: 'sent to [digits] now' });
  });

  it('writes the message of an own error and only name and frames of any other', () => {
    const { captured, logger } = createCaptured();
    const vendor = new Error(`${TEXT} ${PHONE}\n    at ${TEXT}\n second line ${TOKEN}`, {
      cause: new TypeError(WAMID),
    });
    logger.error('the send failed', {
      error: new OwnError(
        'AISENSY.RATE_LIMITED',
        'AiSensy asks to wait',
        { retryAfterMs: 10, to: PHONE },
        vendor,
      ),
    });
    logger.error('the send failed', { error: vendor });
    expectNoMarker(captured);
    const [own, unknown] = captured.lines();
    expect(own).toMatchObject({
      error: {
        name: 'OwnError',
        code: 'AISENSY.RATE_LIMITED',
        message: 'AiSensy asks to wait',
        context: { retryAfterMs: 10, droppedFields: 1 },
        cause: { name: 'Error', cause: { name: 'TypeError' } },
      },
    });
    expect(unknown).not.toHaveProperty('error.message');
    expect((unknown as { error: { frames: string[] } }).error.frames[0]).toMatch(
      /^at .*redaction\.spec\.ts:\d+/,
    );
  });

  it('writes no marker from what is thrown without being an error, or from odd error properties', () => {
    const { captured, logger } = createCaptured();
    const odd = Object.assign(new Error(TEXT), { code: TEXT, name: TEXT, response: { body: TEXT } });
    for (const error of [TEXT, PHONE, { message: TEXT }, 971501234567, odd])
      logger.error('failed', { error });
    expectNoMarker(captured);
  });

  it('writes no marker from the fields of a correlation or of a child', () => {
    const { captured, logger } = createCaptured();
    runWithCorrelation(createCorrelation(`00-${PHONE}-x-01`, { contact: PHONE, text: TEXT }), () =>
      logger.child({ token: TOKEN, key: KEY, wamid: WAMID }).info('working'),
    );
    expectNoMarker(captured);
    expect(captured.lines()[0]).toMatchObject({
      droppedFields: 4,
      wamid: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it('writes no marker that reaches it through Nest', () => {
    const { captured, logger } = createCaptured();
    const nest = new NestLogger(logger);
    const stack = new Error(TEXT).stack;
    nest.error(TEXT, stack, 'ExceptionsHandler');
    nest.error(new Error(TEXT), 'ExceptionsHandler');
    nest.log({ body: TEXT, to: PHONE }, 'Controller');
    nest.warn('a request failed', { body: TEXT, token: TOKEN }, 'Controller');
    nest.fatal(new Error(PHONE));
    nest.debug(`number ${PHONE}`);
    nest.verbose(`token ${TOKEN}`, PHONE);
    expectNoMarker(captured);
    expect(captured.lines()).toHaveLength(7);
    expect(captured.lines()[0]).toMatchObject({ context: 'ExceptionsHandler', severity: 'ERROR' });
  });

  it('keeps what is allowed', () => {
    const { captured, logger } = createCaptured();
    logger.info('turn ended', {
      conversationId: '0198f0a2-7c1e-7cc0-8a4e-3f5b2d1c9e00',
      phoneNumberId: '106500000000000',
      outcome: 'answered',
      durationMs: 812.5,
      duplicate: false,
      byReason: { 'unknown-kind': 2 },
      conversationIds: ['c-1', 'c-2'],
      absent: undefined,
    });
    expect(captured.lines()[0]).toMatchObject({
      conversationId: '0198f0a2-7c1e-7cc0-8a4e-3f5b2d1c9e00',
      phoneNumberId: '106500000000000',
      outcome: 'answered',
      durationMs: 812.5,
      duplicate: false,
      byReason: { 'unknown-kind': 2 },
      conversationIds: ['c-1', 'c-2'],
    });
    expect(captured.lines()[0]).not.toHaveProperty('droppedFields');
  });
});
