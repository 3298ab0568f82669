import type { NetworkMessage } from '../../chats/chat-network';
import type { FaultSwitch } from '../fault-switch';
import type { StatusReport } from '../webhooks/network-event';
import type { Chat } from './chat';

/** When the states of an accepted message are reached, in ms after it. */
export interface StatusDelays {
  sent: number;
  delivered: number;
  read: number;
}

/** Told of each state that is reached. */
export type StatusListener = (chat: Chat, message: NetworkMessage, report: StatusReport) => void;

/** Moves accepted messages through sent → delivered → read, or sent → failed when a fault says so. */
export class StatusClock {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly delays: StatusDelays,
    private readonly faults: FaultSwitch,
    private readonly now: () => number,
    private readonly listener: StatusListener,
  ) {}

  start(chat: Chat, message: NetworkMessage, reference?: string): void {
    const { failStatusCode, failStatusRate } = this.faults.current;
    const fails =
      failStatusCode !== undefined && (failStatusRate === undefined || this.faults.strikes('failStatusRate'));
    const reach = (status: StatusReport['status'], delay: number, errorCode?: number): void => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        message.status = status;
        this.listener(chat, message, {
          status,
          at: this.now(),
          reference,
          ...(errorCode === undefined ? {} : { errorCode }),
        });
      }, delay);
      timer.unref();
      this.timers.add(timer);
    };
    reach('sent', this.delays.sent);
    if (fails) return reach('failed', this.delays.delivered, failStatusCode);
    // WhatsApp reports no more than "sent" for a reaction.
    if (message.raw['type'] === 'reaction') return;
    reach('delivered', this.delays.delivered);
    reach('read', this.delays.read);
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
