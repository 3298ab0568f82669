import type { SandboxPart } from '@whatsapp-agent/config';

/** How to reach a running part, as `GET /api/health` tells it. */
export type PartAddress = Readonly<Record<string, string>>;

/** One stand-in with a life of its own. `stop` may be called at any time, also during `start`. */
export interface RunnablePart {
  readonly name: SandboxPart;
  /** The variable and the port to change when the port is taken. */
  readonly ports: readonly { readonly variable: string; readonly port: number }[];
  start(): Promise<PartAddress>;
  stop(): Promise<void>;
}

/** DI token of the parts this sandbox runs. */
export const RUNNABLE_PARTS = Symbol('RUNNABLE_PARTS');
