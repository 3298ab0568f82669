import { metrics } from '@opentelemetry/api';
import { observeReadiness } from './observe-readiness';
import { startTelemetry } from './start-telemetry';

describe(observeReadiness, () => {
  afterEach(() => metrics.disable());

  it.each([
    ['1 while the check passes', () => Promise.resolve(true), '1'],
    ['0 while it does not', () => Promise.resolve(false), '0'],
    ['0 when it throws', () => Promise.reject(new Error('the broker is away')), '0'],
    ['0 when it does not come back', () => new Promise<boolean>(() => undefined), '0'],
  ])('is %s', async (_name, check, value) => {
    const telemetry = await startTelemetry({
      service: 'worker',
      version: '1',
      instanceId: 'i',
      prometheus: true,
      traceRatio: 0,
    });
    observeReadiness(check);
    const text = (await telemetry.readMetrics()) ?? '';
    await telemetry.shutdown();
    expect(text).toMatch(new RegExp(`^service_ready\\{[^}]*\\} ${value}$`, 'm'));
  });
});
