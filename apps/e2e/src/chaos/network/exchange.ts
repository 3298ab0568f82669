/** Where a call of a worker goes. */
export type ExchangeKind = 'rpc' | 'query' | 'send' | 'read' | 'model' | 'other';

/** One HTTP call of a worker, as its proxy sees it. */
export interface Exchange {
  readonly worker: number;
  readonly kind: ExchangeKind;
  /** Of `rpc` the name of the function, else the last part of the path. */
  readonly name: string;
  readonly body: string;
  readonly startedAt: number;
  endedAt?: number;
  status?: number;
  response?: string;
}

/** Tells what a path means. */
export function classify(path: string): { kind: ExchangeKind; name: string } {
  const name = /([^/?]+)(?:\?|$)/.exec(path)?.[1] ?? '';
  if (path.startsWith('/rest/v1/rpc/')) return { kind: 'rpc', name };
  if (path.startsWith('/rest/')) return { kind: 'query', name };
  if (path.startsWith('/openai/')) return { kind: 'model', name };
  if (name === 'messages') return { kind: 'send', name };
  if (name === 'mark-read') return { kind: 'read', name };
  return { kind: 'other', name };
}

/** The JSON of a body; an empty object when it is none. */
export function readBody(body: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The argument of a turn function: they all take one document `p`. */
export function readArgument({ body }: Exchange): Record<string, unknown> {
  const { p } = readBody(body);
  return typeof p === 'object' && p !== null ? (p as Record<string, unknown>) : {};
}
