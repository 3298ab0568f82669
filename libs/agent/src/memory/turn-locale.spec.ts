import { buildTurn } from '@whatsapp-agent/testing';
import { createState } from './conversation-state';
import { chooseLocale } from './turn-locale';

describe(chooseLocale, () => {
  it.each([
    [undefined, 'Hi', 'en'],
    [undefined, 'مرحبا', 'ar'],
    [undefined, 'नमस्ते', 'hi'],
    [undefined, 'kitna rent hai', 'en'],
    [undefined, 'أريد 2 bed في Marina', 'ar'],
    ['ar', 'Dubai Marina', 'ar'],
    ['ar', 'ok', 'ar'],
    ['ar', 'shu fi villas bel marina', 'ar'],
    ['ar', '3andkom studio bel JVC?', 'ar'],
    ['ar', 'please show me two bedroom villas', 'en'],
    ['hi', 'JVC', 'hi'],
    ['hi', 'kitna rent hai bhai', 'hi'],
    ['hi', 'can we switch to English now', 'en'],
    ['hi', 'شكرا', 'ar'],
    ['en', 'नमस्ते', 'hi'],
    ['ar', '100', 'ar'],
  ] as const)('spoken %s, written %j: answers in %s', (spoken, text, expected) => {
    const state = spoken === undefined ? undefined : { ...createState(), locale: spoken };
    expect(chooseLocale(buildTurn([text], { state }))).toBe(expected);
  });
});
