import { createCorrelation, runWithCorrelation } from '../correlation/correlation';
import { CapturedLines } from './captured-lines.fake';
import { createLogger, type LoggerOptions } from './create-logger';

function createCaptured(options: Partial<LoggerOptions> = {}) {
  const captured = new CapturedLines();
  const logger = createLogger({
    service: 'demo',
    level: 'debug',
    pretty: false,
    projectId: 'project-1',
    destination: captured,
    ...options,
  });
  return { captured, logger };
}

describe('createLogger', () => {
  it('writes severity, message, time and labels as Cloud Logging reads them', () => {
    const { captured, logger } = createCaptured({ labels: { version: '2.0.0' } });
    logger.warn('the broker is slow', { durationMs: 12, topic: 'messages' });
    expect(captured.lines()).toEqual([
      {
        severity: 'WARNING',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        'logging.googleapis.com/labels': { service: 'demo', version: '2.0.0' },
        durationMs: 12,
        topic: 'messages',
        message: 'the broker is slow',
      },
    ]);
  });

  it.each([
    ['debug', 'DEBUG'],
    ['info', 'INFO'],
    ['warn', 'WARNING'],
    ['error', 'ERROR'],
    ['fatal', 'CRITICAL'],
  ] as const)('calls %s %s', (level, severity) => {
    const { captured, logger } = createCaptured();
    logger[level]('something happened');
    expect(captured.lines()[0]).toMatchObject({ severity });
  });

  it('leaves out lines below its level', () => {
    const { captured, logger } = createCaptured({ level: 'error' });
    logger.warn('not now');
    logger.child({ tool: 'search' }).info('not now either');
    expect(captured.raw()).toBe('');
  });

  it('adds the trace of the running work, also after an await, and not outside it', async () => {
    const { captured, logger } = createCaptured();
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const correlation = createCorrelation(`00-${traceId}-b7ad6b7169203331-01`, { surface: 'meta' });
    await runWithCorrelation(correlation, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      logger.info('inside');
    });
    logger.info('outside');
    const [inside, outside] = captured.lines();
    expect(inside).toMatchObject({
      correlationId: traceId,
      surface: 'meta',
      'logging.googleapis.com/trace': `projects/project-1/traces/${traceId}`,
      'logging.googleapis.com/spanId': correlation.spanId,
    });
    expect(outside).not.toHaveProperty('correlationId');
  });

  it('adds the fields of a child to its lines only', () => {
    const { captured, logger } = createCaptured();
    logger.child({ tool: 'search' }).info('found', { count: 2 });
    logger.info('other');
    expect(captured.lines()[0]).toMatchObject({ tool: 'search', count: 2 });
    expect(captured.lines()[1]).not.toHaveProperty('tool');
  });

  it('writes one readable line for people, under the same rules', () => {
    const { captured, logger } = createCaptured({ pretty: true });
    logger.info('turn ended', { outcome: 'answered', body: 'secret words' });
    expect(captured.raw()).toContain('[demo] turn ended');
    expect(captured.raw()).toContain('answered');
    expect(captured.raw()).not.toContain('secret words');
  });
});
