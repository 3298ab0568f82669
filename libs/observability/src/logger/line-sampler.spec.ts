import { TraceIdRatioBasedSampler, SamplingDecision } from '@opentelemetry/sdk-trace-node';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import { createCorrelation, runWithCorrelation } from '../correlation/correlation';
import { CapturedLines } from './captured-lines.fake';
import { createLogger } from './create-logger';
import { LineSampler } from './line-sampler';

const untraced = () => createCorrelation();

describe(LineSampler, () => {
  it('keeps about its share, and what OpenTelemetry would keep with the same ratio', () => {
    const sampler = new LineSampler(0.3);
    const reference = new TraceIdRatioBasedSampler(0.3);
    const traces = Array.from({ length: 2_000 }, untraced);
    const kept = traces.filter((trace) => sampler.keeps(trace));
    expect(kept.length).toBeGreaterThan(500);
    expect(kept.length).toBeLessThan(700);
    expect(kept).toEqual(
      traces.filter(
        ({ correlationId }) =>
          reference.shouldSample(ROOT_CONTEXT, correlationId).decision ===
          SamplingDecision.RECORD_AND_SAMPLED,
      ),
    );
  });

  it('keeps everything, or nothing, when told to', () => {
    expect(Array.from({ length: 50 }, untraced).every((trace) => new LineSampler(1).keeps(trace))).toBe(true);
    expect(Array.from({ length: 50 }, untraced).some((trace) => new LineSampler(0).keeps(trace))).toBe(false);
  });
});

describe('A logger that keeps no lines', () => {
  const write = (traceparent?: string): unknown[] => {
    const captured = new CapturedLines();
    const log = createLogger({
      service: 's',
      level: 'debug',
      pretty: false,
      sampleRatio: 0,
      destination: captured,
    });
    runWithCorrelation(createCorrelation(traceparent), () => {
      log.debug('detail');
      log.info('a webhook was accepted');
      log.child({ tool: 'search' }).info('found');
      log.warn('slow');
      log.error('down');
    });
    log.info('listening');
    return captured.lines().map(({ message }) => message);
  };

  it('still writes warnings and errors, and what belongs to no work', () => {
    expect(write()).toEqual(['slow', 'down', 'listening']);
  });

  it('writes all lines of a trace that is recorded', () => {
    const lines = write('00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    expect(lines).toEqual(['detail', 'a webhook was accepted', 'found', 'slow', 'down', 'listening']);
  });
});
