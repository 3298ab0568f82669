import { SpanKind } from '@opentelemetry/api';
import { runInSpan } from '@whatsapp-agent/observability';
import { GEN_AI, GEN_AI_PROVIDER, getGenAiTracer } from './gen-ai-conventions';

/** A span round an agent's answer, hand-overs and tools included. @param work gets what names who answered */
export function traceAgent<Result>(
  agent: string,
  conversationId: string,
  work: (answeredBy: (specialist: string) => void) => Promise<Result>,
): Promise<Result> {
  return runInSpan(`invoke_agent ${agent}`, { tracer: getGenAiTracer() }, (span) => {
    span.setAttributes({
      [GEN_AI.operation]: 'invoke_agent',
      [GEN_AI.provider]: GEN_AI_PROVIDER,
      [GEN_AI.agent]: agent,
      [GEN_AI.conversation]: conversationId,
    });
    return work((specialist) => span.setAttribute('app.agent', specialist));
  });
}

/** A span round a tool, by its name only: never what it was called with, never what it found. */
export function traceTool<Result>(tool: string, work: () => Promise<Result>): Promise<Result> {
  const kind = SpanKind.INTERNAL;
  return runInSpan(`execute_tool ${tool}`, { kind, tracer: getGenAiTracer() }, (span) => {
    span.setAttributes({
      [GEN_AI.operation]: 'execute_tool',
      [GEN_AI.tool]: tool,
      [GEN_AI.toolType]: 'function',
    });
    return work();
  });
}
