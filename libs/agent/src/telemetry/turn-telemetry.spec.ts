import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { context, metrics, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { PermanentError } from '@whatsapp-agent/contracts';
import { runInSpan, startTelemetry, type Telemetry } from '@whatsapp-agent/observability';
import { buildProperties, InMemoryConversationStore, ScriptedChatCompletions } from '@whatsapp-agent/testing';
import { AssistantConversation } from '../../test/assistant-conversation.fake';
import { replyWith, TestProcess, textsOf } from '../../test/test-process';
import { TurnTelemetry } from './turn-telemetry';

const SECRET = 'my secret wish';
const HANDOFF = { calls: [{ name: 'transfer_to_property_search', arguments: {} }] };

describe(TurnTelemetry, () => {
  const exporter = new InMemorySpanExporter();
  let telemetry: Telemetry;
  beforeEach(async () => {
    exporter.reset();
    new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
    const process = { service: 'worker', version: '1', instanceId: 'i', traceRatio: 0 };
    telemetry = await startTelemetry({ ...process, prometheus: true });
  });
  afterEach(async () => {
    await telemetry.shutdown();
    for (const api of [metrics, trace, context]) api.disable();
  });
  const spansOf = (name: string) => exporter.getFinishedSpans().filter((span) => span.name === name);
  const readMetrics = async () => (await telemetry.readMetrics()) ?? '';

  describe('of an assistant', () => {
    let model: ScriptedChatCompletions;
    beforeEach(async () => {
      model = await ScriptedChatCompletions.start();
    });
    afterEach(() => model.close());

    it('counts the calls and tokens of an answer that a newer message ended, and marks the cut-off call', async () => {
      model.script(HANDOFF, { hang: true });
      const conversation = new AssistantConversation(model, buildProperties(3));
      await expect(conversation.sayAndAbort(SECRET, 400, new Error('newer input'))).rejects.toThrow(
        'newer input',
      );
      const text = await readMetrics();
      expect(text).toMatch(/^model_discarded_calls_total\{reason="aborted"[^}]*\} 2$/m);
      // Of the call that was answered only: the other one's never came.
      expect(text).toMatch(/^model_discarded_tokens_total\{reason="aborted",kind="input"[^}]*\} 100$/m);
      expect(text).toMatch(/^gen_ai_client_operation_duration_count\{[^}]*error_type="aborted"[^}]*\} 1$/m);
      expect(spansOf('chat scripted').map(({ status }) => status.code)).toEqual([
        SpanStatusCode.UNSET,
        SpanStatusCode.ERROR,
      ]);
    });

    it('names what failed by its code and keeps what was said out of the spans', async () => {
      model.script({ status: 429 });
      await expect(new AssistantConversation(model, []).say(SECRET)).rejects.toThrow();
      expect(await readMetrics()).toMatch(/error_type="MODEL\.RATE_LIMITED"/);
      expect(spansOf('invoke_agent triage')[0]?.attributes).toMatchObject({
        'error.type': 'MODEL.RATE_LIMITED',
      });
      const written = exporter
        .getFinishedSpans()
        .map(({ name, attributes, events }) => [name, attributes, events]);
      expect(JSON.stringify(written)).not.toContain(SECRET);
    });
  });

  describe('of the engine', () => {
    const store = new InMemoryConversationStore([{ id: 't1', name: 'T', wabaId: 'w1', phoneNumberId: 'p1' }]);
    store.quietMs = 150;
    let process: TestProcess;
    beforeEach(() => (process = new TestProcess(store)));
    const receive = async (text: string) => {
      const at = new Date().toISOString();
      const message = {
        account: { phoneNumberId: 'p1' },
        contact: { waId: '971500000001' },
        origin: 'customer' as const,
        wamid: `wamid.${randomUUID()}`,
        sentAt: at,
        receivedAt: at,
        index: 0,
        content: { kind: 'text' as const, text },
      };
      return (await store.record(message, 'whatsapp', randomUUID())).conversationId;
    };

    const arrive = (text: string) =>
      runInSpan('process', {}, async () => {
        const id = await receive(text);
        process.runner.noteArrival(id);
        return id;
      });

    it('has a turn link to the messages that came in other traces, and measures its waits', async () => {
      await arrive('Hi');
      await runInSpan('process', {}, async () => process.runner.run(await arrive('2 bed')));
      const [turn] = spansOf('turn');
      expect(turn?.links.map(({ context: { traceId } }) => traceId)).toEqual([
        spansOf('process')[0]?.spanContext().traceId,
      ]);
      const text = await readMetrics();
      expect(text).toMatch(/^turn_quiet_window_count\{[^}]*\} 1$/m);
      expect(Number(/^turn_quiet_window_sum\{[^}]*\} (\S+)$/m.exec(text)?.[1])).toBeGreaterThan(0.05);
      expect(text).toMatch(/^turn_slot_wait_count\{[^}]*\} 1$/m);
    });

    it('says of a turn that a newer message interrupted it; the one that answers links to all it answers', async () => {
      process.think = async (turn, signal) => {
        if (turn.pending.length < 3) {
          await context.with(ROOT_CONTEXT, () => arrive('in Marina'));
          await wait(2_000, undefined, { signal });
        }
        return replyWith(`about ${textsOf(turn).join(' + ')}`);
      };
      await process.runner.run(await arrive('Hi'));
      expect(
        spansOf('turn').map(({ attributes }) => [attributes['app.outcome'], attributes['app.reason']]),
      ).toEqual([
        ['interrupted', 'newer_input'],
        ['interrupted', 'newer_input'],
        ['written', undefined],
      ]);
      const arrived = spansOf('process').map((span) => span.spanContext().traceId);
      const linked = spansOf('turn')[2]?.links.map(({ context: { traceId } }) => traceId);
      expect(linked).toEqual(arrived);
    });

    it('marks a send that failed by the code, and not by who was meant', async () => {
      process.whatsapp.outcome = () => {
        throw new PermanentError('AISENSY.INVALID_RECIPIENT', '971500000001 is no number on WhatsApp.');
      };
      await process.runner.run(await receive('Hi'));
      const [send] = spansOf('send');
      expect(send?.attributes).toMatchObject({
        'app.outcome': 'failed',
        'error.type': 'AISENSY.INVALID_RECIPIENT',
      });
      expect(JSON.stringify([send?.attributes, send?.status, send?.events])).not.toContain('97150');
    });
  });
});
