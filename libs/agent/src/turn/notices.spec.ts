import { buildPending, buildTurn } from '@whatsapp-agent/testing';
import { createState } from '../memory/conversation-state';
import { draftNotice } from './notices';

describe(draftNotice, () => {
  const arabic = /\p{Script=Arabic}/u;
  const say = (texts: string[], change: Parameters<typeof buildTurn>[1] = {}) =>
    buildTurn(
      texts.map((text, index) => buildPending(text, { seq: index + 1 })),
      change,
    );

  it('speaks the language of the newest message that shows one', () => {
    expect(draftNotice('fallback', say(['hello', 'مرحبا', '123'])).historyText).toMatch(arabic);
    expect(draftNotice('fallback', say(['مرحبا', 'hello'])).historyText).toContain('Sorry');
    expect(draftNotice('delayed', say(['नमस्ते'])).historyText).toMatch(/\p{Script=Devanagari}/u);
  });

  it('answers a Latin command in the language of the conversation', () => {
    const state = { ...createState(), locale: 'ar' };
    expect(draftNotice('opt_out', say(['STOP'], { state })).historyText).toMatch(arabic);
    expect(draftNotice('opt_out', say(['STOP'])).historyText).toContain('START');
    expect(draftNotice('opt_out', say(['توقف'])).historyText).toMatch(arabic);
  });

  it('lets only confirmations of commands pass a takeover', () => {
    expect(draftNotice('takeover', say(['human'])).purpose).toBe('control');
    expect(draftNotice('fallback', say(['hi'])).purpose).toBe('fallback');
    expect(draftNotice('delayed', say(['hi'])).purpose).toBe('fallback');
  });
});
