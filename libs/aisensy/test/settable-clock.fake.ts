import type { Clock } from '@whatsapp-agent/contracts';

/** A clock that moves when told to. */
export class SettableClock implements Clock {
  private time = Date.parse('2026-11-23T10:00:00Z');

  now(): Date {
    return new Date(this.time);
  }

  advance(ms: number): void {
    this.time += ms;
  }

  async sleep(ms: number): Promise<void> {
    this.advance(ms);
  }
}
