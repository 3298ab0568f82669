import { createCorrelation, findCorrelation, runWithCorrelation } from './correlation';

describe('correlation', () => {
  it('continues a trace with a span of its own and keeps the sampling flag', () => {
    const incoming = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const correlation = createCorrelation(incoming);
    expect(correlation.correlationId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(correlation.spanId).not.toBe('b7ad6b7169203331');
    expect(correlation.traceparent).toBe(`00-0af7651916cd43dd8448eb211c80319c-${correlation.spanId}-01`);
  });

  it.each([
    undefined,
    '',
    'garbage',
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
    '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra',
  ])('begins a trace of its own instead of %s', (incoming) => {
    const first = createCorrelation(incoming);
    expect(first.correlationId).toMatch(/^[0-9a-f]{32}$/);
    expect(first.correlationId).not.toBe('0af7651916cd43dd8448eb211c80319c');
    expect(first.correlationId).not.toBe(createCorrelation(incoming).correlationId);
    expect(first.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });

  it('keeps concurrent work apart', async () => {
    const see = (name: string) =>
      runWithCorrelation(createCorrelation(undefined, { name }), async () => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        return findCorrelation()?.fields?.['name'];
      });
    expect(await Promise.all([see('a'), see('b')])).toEqual(['a', 'b']);
    expect(findCorrelation()).toBeUndefined();
  });
});
