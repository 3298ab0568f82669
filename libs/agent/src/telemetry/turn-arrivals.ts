import { isSpanContextValid, trace, type Link, type SpanContext } from '@opentelemetry/api';

/** Conversations remembered at once; what is forgotten only loses its links. */
const MOST_CONVERSATIONS = 5_000;
const MOST_LINKS = 16;

/**
 * Where the messages came from that a turn will answer together: it runs in the trace of one of them and links to the
 * traces of the others. Known are those recorded by this process.
 */
export class TurnArrivals {
  private readonly byConversation = new Map<string, SpanContext[]>();

  /** Remembers the running work's span. */
  note(conversationId: string): void {
    const span = trace.getActiveSpan()?.spanContext();
    if (!span || !isSpanContextValid(span)) return;
    this.keep(conversationId, [...this.take(conversationId), span]);
  }

  /** The spans since the last call. */
  take(conversationId: string): SpanContext[] {
    const known = this.byConversation.get(conversationId) ?? [];
    this.byConversation.delete(conversationId);
    return known;
  }

  /** Gives back what a turn took that did not answer: the one that does links to it. */
  putBack(conversationId: string, taken: readonly SpanContext[]): void {
    this.keep(conversationId, [...taken, ...this.take(conversationId)]);
  }

  private keep(conversationId: string, spans: readonly SpanContext[]): void {
    if (spans.length === 0) return;
    if (this.byConversation.size >= MOST_CONVERSATIONS) {
      this.byConversation.delete(this.byConversation.keys().next().value ?? '');
    }
    this.byConversation.set(conversationId, spans.slice(0, MOST_LINKS));
  }
}

/** Links to the traces that are not the running one. */
export function linksTo(arrivals: readonly SpanContext[]): Link[] {
  const own = trace.getActiveSpan()?.spanContext().traceId;
  return arrivals.filter(({ traceId }) => traceId !== own).map((context) => ({ context }));
}
