import { TraceFlags } from '@opentelemetry/api';
import { ExemplarBook } from './exemplar-book';
import { toOpenMetrics } from './open-metrics';

const span = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  traceFlags: TraceFlags.SAMPLED,
};
const TEXT = [
  '# HELP turns_total Turns',
  '# TYPE turns_total counter',
  'turns_total{outcome="answered",otel_scope_name="turn"} 3',
  '# HELP turn_duration From begin to commit',
  '# UNIT turn_duration s',
  '# TYPE turn_duration histogram',
  'turn_duration_count{outcome="answered",otel_scope_name="turn"} 2',
  'turn_duration_bucket{outcome="answered",otel_scope_name="turn",le="0.5"} 1',
  'turn_duration_bucket{outcome="answered",otel_scope_name="turn",le="+Inf"} 2',
  'turn_duration_bucket{outcome="failed",otel_scope_name="turn",le="0.5"} 1',
  '',
].join('\n');

describe(toOpenMetrics, () => {
  it('names counters by their family and ends the text', () => {
    const lines = toOpenMetrics(TEXT, new ExemplarBook()).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '# HELP turns Turns',
      '# TYPE turns counter',
      'turns_total{outcome="answered",otel_scope_name="turn"} 3',
      '# HELP turn_duration From begin to commit',
    ]);
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
    expect(lines.join()).not.toContain('UNIT');
  });

  it('shows the newest trace of a bucket, and only at its own series and bucket', () => {
    const book = new ExemplarBook();
    const labels = { outcome: 'answered' };
    book.note('turn.duration', [0.5], 0.1, labels, { ...span, traceId: '1'.repeat(32) });
    book.note('turn.duration', [0.5], 0.5, labels, span);
    book.note('turn.duration', [0.5], 7, labels, { ...span, spanId: '2'.repeat(16) });
    const found = toOpenMetrics(TEXT, book)
      .split('\n')
      .filter((line) => line.includes(' # '));
    expect(found).toEqual([
      expect.stringMatching(
        /answered.*le="0\.5"\} 1 # \{trace_id="0af7651916cd43dd8448eb211c80319c",span_id="b7ad6b7169203331"\} 0\.5 \d{10}(\.\d+)?$/,
      ),
      expect.stringMatching(/answered.*le="\+Inf"\} 2 # \{trace_id="0af[0-9a-f]{29}",span_id="2{16}"\} 7 /),
    ]);
  });
});
