import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ChatSnapshot } from './chat';
import type { WhatsappNetwork } from './whatsapp-network';

const SAVE_AFTER_MS = 300;

/** Keeps the chats of a network in a file, so that the phones still show them after a restart. */
export class ChatArchive {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly file: string,
    private readonly network: WhatsappNetwork,
  ) {}

  /** Puts back what was kept, then keeps every change. A file that cannot be read is treated as none. */
  open(): void {
    this.network.restore(this.read());
    this.network.changes.subscribe(({ what }) => {
      if (what === 'typing') return;
      this.timer ??= setTimeout(() => this.save(), SAVE_AFTER_MS).unref();
    });
  }

  save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    mkdirSync(dirname(this.file), { recursive: true });
    // Written beside and moved, so that a crash leaves the old file or the new one.
    writeFileSync(`${this.file}.new`, JSON.stringify(this.network.snapshot()));
    renameSync(`${this.file}.new`, this.file);
  }

  private read(): ChatSnapshot[] {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as ChatSnapshot[];
    } catch {
      return [];
    }
  }
}
