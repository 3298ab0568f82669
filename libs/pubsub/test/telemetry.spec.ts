import { setTimeout as sleep } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { PubSubClient, PubSubServer } from '../src';
import { findFreePort, startBroker, type Broker } from './broker';
import type { RecordedSpan } from './recorded-span';
import { TelemetryRecorder } from './telemetry-recorder';
import { TestBed } from './test-bed';
import { waitFor } from './wait-for';

let active: (string | undefined)[] = [];

@Controller()
class WorkController {
  @EventPattern<string>('fine')
  async fine() {
    await sleep(5);
    active.push(trace.getActiveSpan()?.spanContext().spanId);
  }

  @EventPattern<string>('bad')
  bad() {
    throw Object.assign(new Error('secret text'), { disposition: 'park', code: 'BAD' });
  }

  @EventPattern<string>('slow')
  async slow() {
    await sleep(600);
  }
}

describe('Telemetry', () => {
  const recorder = new TelemetryRecorder();
  let broker: Broker;
  let bed: TestBed;
  let client: PubSubClient;
  let server: PubSubServer;

  beforeAll(async () => {
    recorder.start();
    broker = await startBroker();
  }, 30_000);
  afterAll(async () => {
    recorder.stop();
    await broker.stop();
  });
  beforeEach(async () => {
    active = [];
    recorder.spans.length = 0;
    recorder.measurements.length = 0;
    bed = new TestBed(broker.host);
    await bed.prepare();
    const { projectId, host: emulatorHost, topic } = bed;
    client = new PubSubClient({ projectId, emulatorHost, topic, publishTimeoutMs: 3_000 });
    server = await bed.start([WorkController], { drainBudgetMs: 100 });
    await waitFor('it is ready', () => server.getHealth().ready);
  });
  afterEach(async () => {
    await client.close();
    await bed.stop();
  });

  const spansOf = (kind: SpanKind): RecordedSpan[] => recorder.spans.filter((span) => span.kind === kind);
  const labels = () => ({
    'messaging.system': 'gcp_pubsub',
    'messaging.destination.subscription.name': bed.subscription,
  });

  it('joins publisher and handler in one trace, with the span active in the handler', async () => {
    const id = await client.publish('fine', { text: 'secret text' }, { orderingKey: 'person' });
    await waitFor('it is handled', () => server.getHealth().counts.handled === 1);
    const [[sent], [processed]] = [spansOf(SpanKind.PRODUCER), spansOf(SpanKind.CONSUMER)];
    expect(processed?.parentSpanId).toBe(sent?.spanContext().spanId);
    expect(processed?.spanContext().traceId).toBe(sent?.spanContext().traceId);
    expect(active).toEqual([processed?.spanContext().spanId]);
    expect([sent?.name, processed?.name]).toEqual([`send ${bed.topic}`, `process ${bed.subscription}`]);
    expect([sent?.ends, processed?.ends]).toEqual([1, 1]);
    expect(sent?.attributes).toMatchObject({
      'messaging.system': 'gcp_pubsub',
      'messaging.operation.type': 'send',
      'messaging.destination.name': bed.topic,
      'messaging.message.id': id,
    });
    expect(processed?.attributes).toEqual({
      ...labels(),
      'messaging.operation.name': 'process',
      'messaging.operation.type': 'process',
      'messaging.message.id': id,
      'messaging.message.body.size': 22,
      'messaging.gcp_pubsub.message.delivery_attempt': 1,
      'pubsub.pattern': 'fine',
      'pubsub.outcome': 'handled',
    });
    expect(processed?.status).toBeUndefined();
  });

  it('says what became of a failure by its code, and nothing of its text', async () => {
    await client.publish('bad', {});
    await waitFor('it is parked', () => server.getHealth().counts.parked === 1);
    const [processed] = spansOf(SpanKind.CONSUMER);
    expect(processed?.attributes).toMatchObject({ 'pubsub.outcome': 'parked', 'error.type': 'BAD' });
    expect(processed?.status).toEqual({ code: SpanStatusCode.ERROR });
    const all = JSON.stringify([recorder.measurements, recorder.spans.map((span) => span.attributes)]);
    expect(all).not.toContain('secret');
  });

  it('shows from the start that nothing was parked, so that an alert sees the first', () => {
    const parked = recorder.find('pubsub.consumer.settled', { 'pubsub.outcome': 'parked' });
    expect(parked).toMatchObject([{ value: 0, attributes: labels() }]);
  });

  it('counts what is received, settled and in flight, and measures how long it took', async () => {
    await Promise.all([client.publish('fine', {}), client.publish('fine', {}), client.publish('bad', {})]);
    await waitFor('all are settled', () => recorder.sum('pubsub.consumer.settled') === 3);
    expect(recorder.sum('messaging.client.consumed.messages', labels())).toBe(3);
    const settled = (outcome: string) =>
      recorder.sum('pubsub.consumer.settled', { ...labels(), 'pubsub.outcome': outcome });
    expect([settled('handled'), settled('parked'), settled('retried')]).toEqual([2, 1, 0]);
    const durations = recorder.find('messaging.process.duration', { 'pubsub.outcome': 'handled' });
    expect(durations.map(({ value }) => value >= 0.004 && value < 5)).toEqual([true, true]);
    const inFlight = recorder.find('pubsub.consumer.in_flight').map(({ value }) => value);
    expect(inFlight.filter((value) => value === 1)).toHaveLength(3);
    await waitFor('none is in flight', () => recorder.sum('pubsub.consumer.in_flight') === 0);
    expect(recorder.sum('messaging.client.sent.messages', { 'messaging.destination.name': bed.topic })).toBe(
      3,
    );
  });

  it('counts a message parked that came by push, as one that was pulled', async () => {
    const pushed = { id: '1', subscription: bed.subscription, data: Buffer.from('{}'), attributes: {} };
    expect(await server.dispatch({ ...pushed, attributes: { pattern: 'bad' } })).toBe('ack');
    expect(await server.dispatch(pushed)).toBe('ack');
    expect(recorder.sum('pubsub.consumer.settled', { ...labels(), 'pubsub.outcome': 'parked' })).toBe(2);
  });

  it('uses no labels but system, subscription, topic, operation, outcome, state and error type', async () => {
    await client.publish('fine', {}, { attributes: { 'messaging.system': 'forged' } });
    await client.publish('nobody', {});
    await waitFor('both are settled', () => recorder.sum('pubsub.consumer.settled') === 2);
    const names = [...recorder.measurements, ...(await recorder.collect())].flatMap(({ attributes }) =>
      Object.keys(attributes),
    );
    expect([...new Set(names)].sort()).toEqual([
      'messaging.destination.name',
      'messaging.destination.subscription.name',
      'messaging.operation.name',
      'messaging.operation.type',
      'messaging.system',
      'pubsub.outcome',
      'pubsub.stream.state',
    ]);
  });

  it('counts a delivery that the drain gives back as aborted, at once and once', async () => {
    await client.publish('slow', {});
    await waitFor('it runs', () => server.getHealth().inFlight === 1);
    await server.close();
    const aborted = () => recorder.sum('pubsub.consumer.settled', { 'pubsub.outcome': 'aborted' });
    expect(aborted()).toBe(1);
    expect(spansOf(SpanKind.CONSUMER).map((span) => span.ends)).toEqual([1]);
    await sleep(700);
    expect(recorder.sum('pubsub.consumer.settled')).toBe(1);
    expect(spansOf(SpanKind.CONSUMER).map((span) => span.ends)).toEqual([1]);
    expect(recorder.sum('pubsub.consumer.in_flight')).toBe(0);
  });

  it('observes the state of the stream until the server is closed', async () => {
    const states = (await recorder.collect()).filter(
      ({ name, attributes }) =>
        name === 'pubsub.consumer.stream_state' &&
        attributes['messaging.destination.subscription.name'] === bed.subscription,
    );
    expect(states.map(({ attributes, value }) => [attributes['pubsub.stream.state'], value])).toEqual([
      ['connecting', 0],
      ['connected', 1],
      ['reconnecting', 0],
      ['closed', 0],
    ]);
    await server.close();
    expect(await recorder.collect()).toEqual([]);
  });

  it('measures a failed publish under the kind of its failure', async () => {
    const { projectId, topic } = bed;
    const emulatorHost = `127.0.0.1:${await findFreePort()}`;
    const away = new PubSubClient({ projectId, emulatorHost, topic, publishTimeoutMs: 200 });
    await expect(away.publish('fine', {})).rejects.toThrow();
    const [failed] = recorder.find('messaging.client.operation.duration');
    expect(failed?.attributes['error.type']).toMatch(/^(TIMEOUT|REFUSED)$/);
    expect(failed?.value).toBeGreaterThan(0.1);
    await away.close();
  });
});
