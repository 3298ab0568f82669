import { type Exchange, readBody } from './exchange';

/** A moment of the pipeline at which a worker is killed. */
export interface KillStep {
  name: string;
  /** Before the call is passed on, after the other side has done it, or a moment into it. */
  when: 'before' | 'after' | 'during';
  matches(exchange: Exchange): boolean;
  /** The worker is first asked to stop, while it thinks; the kill comes at the matching call after that. */
  stopFirst?: boolean;
}

const rpc = (name: string) => (exchange: Exchange) => exchange.kind === 'rpc' && exchange.name === name;
const begunTurn = (exchange: Exchange) =>
  rpc('begin_turn')(exchange) && readBody(exchange.response)['outcome'] === 'turn';
const freedLease = (exchange: Exchange) =>
  rpc('settle_send')(exchange) && readBody(exchange.response)['leaseHeld'] === false;

/** The named steps. What a worker has asked for at each of them is done, half done, or not begun. */
export const KILL_STEPS: readonly KillStep[] = [
  { name: 'before record', when: 'before', matches: rpc('record_inbound') },
  { name: 'after record', when: 'after', matches: rpc('record_inbound') },
  { name: 'after begin', when: 'after', matches: begunTurn },
  { name: 'in gather', when: 'before', matches: ({ kind }) => kind === 'read' },
  { name: 'in think', when: 'during', matches: ({ kind }) => kind === 'model' },
  { name: 'before commit', when: 'before', matches: rpc('commit_turn') },
  { name: 'after commit', when: 'after', matches: rpc('commit_turn') },
  { name: 'before send', when: 'before', matches: ({ kind }) => kind === 'send' },
  { name: 'between send and mark', when: 'after', matches: ({ kind }) => kind === 'send' },
  { name: 'before settle', when: 'before', matches: rpc('settle_send') },
  { name: 'in release', when: 'after', matches: freedLease },
  { name: 'in release on shutdown', when: 'before', matches: rpc('release_turn'), stopFirst: true },
  { name: 'after fail', when: 'after', matches: rpc('fail_turn') },
  { name: 'in status', when: 'after', matches: rpc('record_status') },
];
