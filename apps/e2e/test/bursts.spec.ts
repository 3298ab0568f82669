import { setTimeout as wait } from 'node:timers/promises';
import { markerOf, markersIn } from '../src/chaos/plan/marker';
import { messageWebhook } from '../src/meta-webhooks';
import { System } from '../src/system';
import { until } from '../src/until';

const textsOf = (messages: { text?: string }[]) => messages.map(({ text = '' }) => text);

describe('A customer who writes faster than anybody answers', () => {
  let system: System;
  let phones = 971500000400;
  let marks = 0;
  const newPhone = () => `${(phones += 1)}`;
  const newMark = () => markerOf((marks += 1));
  const write = async (phone: string) => {
    const marker = newMark();
    await system.sandbox.write(phone, { text: `Is it to rent, the apartment ${marker}` });
    return marker;
  };
  beforeAll(async () => {
    system = await System.start();
    await system.setQuiet(800, 4_000);
  });
  afterAll(() => system.stop());
  beforeEach(() => system.sandbox.playEcho());

  it.each([2, 4, 6])(
    'gets one answer to a burst of %d messages, and it covers all of them',
    async (count) => {
      const phone = newPhone();
      const markers: string[] = [];
      for (let index = 0; index < count; index += 1) {
        await wait((index % 3) * 150);
        markers.push(await write(phone));
      }
      await system.sandbox.waitForAnswers(phone, 1);
      const answers = await system.sandbox.settle(phone);
      expect(textsOf(answers).map(markersIn)).toEqual([markers]);
    },
  );

  it('is not kept waiting past the cap by writing on', async () => {
    const phone = newPhone();
    const begun = Date.now();
    const asked = async () =>
      (await system.sandbox.modelRequests()).find(({ receivedAt }) => Date.parse(receivedAt) >= begun);
    // Never a pause as long as the quiet window.
    for (let index = 0; index < 16; index += 1) {
      await write(phone);
      await wait(350);
    }
    const first = await until('a request to the model', asked);
    const waited = Date.parse(first.receivedAt) - begun;
    // The cap, and what a loaded machine adds to it; the customer wrote for longer than that.
    expect(waited).toBeGreaterThan(3_500);
    expect(waited).toBeLessThan(5_600);
    await system.sandbox.settle(phone);
  });

  it('has the running model call aborted within 300 ms of a newer message, which saves its tokens', async () => {
    const delays: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const phone = newPhone();
      await system.sandbox.playEcho({ delaysMs: [6_000] });
      const since = (await system.sandbox.modelRequests()).length;
      const first = await write(phone);
      const request = async () => (await system.sandbox.modelRequests())[since];
      await until('a request to the model', request);
      await system.sandbox.playEcho();
      const second = await write(phone);
      const aborted = await until('the abort', async () => {
        const seen = await request();
        return seen?.outcome === 'aborted' && seen;
      });
      const [answer] = await system.sandbox.waitForAnswers(phone, 1);
      expect(markersIn(answer?.text ?? '')).toEqual([first, second]);
      const [row] = await system.query<{ at: number }>(
        `select extract(epoch from i.recorded_at)::float8 * 1000 as at from inbox i where i.content ->> 'text' like '%' || $1`,
        [second],
      );
      delays.push(Date.parse(aborted.receivedAt) + (aborted.durationMs ?? 0) - (row?.at ?? 0));
    }
    // The best of four: the others may have been held up by whatever else the machine does.
    expect(Math.min(...delays)).toBeLessThan(300);
    expect(Math.max(...delays)).toBeLessThan(3_000);
    const totals = await system.sandbox.call<{ aborted: number; tokensSaved: number }>(
      'GET',
      '/openai/totals',
    );
    expect(totals.aborted).toBeGreaterThanOrEqual(4);
    expect(totals.tokensSaved).toBeGreaterThan(0);
  });

  it('is answered while still writing, however long that goes on', async () => {
    const phone = newPhone();
    await system.sandbox.playEcho({ delaysMs: [1_500] });
    const markers: string[] = [];
    let answeredMeanwhile = 0;
    for (let index = 0; index < 60 && answeredMeanwhile === 0; index += 1) {
      markers.push(await write(phone));
      await wait(300);
      answeredMeanwhile = (await system.sandbox.answers(phone)).length;
    }
    expect(answeredMeanwhile).toBe(1);
    await system.sandbox.playEcho();
    const covered = await until('answers to all', async () => {
      const named = textsOf(await system.sandbox.answers(phone)).flatMap(markersIn);
      return named.length >= markers.length && named;
    });
    expect(covered).toEqual(markers);
  });

  it('is read in the order it was written, however the webhooks are shuffled', async () => {
    const phone = newPhone();
    await write(phone);
    await system.sandbox.waitForAnswers(phone, 1);
    const second = Math.floor(Date.now() / 1000) - 10;
    const markers = [newMark(), newMark(), newMark(), newMark()];
    const webhooks = markers.map((marker, index) =>
      messageWebhook(phone, `An apartment to rent: ${marker}`, second + index),
    );
    for (const index of [2, 0, 3, 1]) {
      const webhook = webhooks[index];
      if (webhook) expect(await system.deliver(webhook)).toBe(200);
    }
    const answers = await system.sandbox.waitForAnswers(phone, 2);
    expect(markersIn(answers[1]?.text ?? '')).toEqual(markers);
  });
});
