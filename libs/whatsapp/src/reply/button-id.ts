import { InvalidPayloadError } from '../outbound/invalid-payload.error';

/** What a button of ours asks for, and the letter that stands for it. Letters are never given a new meaning. */
const ACTION_LETTERS = {
  details: 'd',
  visit: 'v',
  more: 'm',
  similar: 's',
  brochure: 'b',
  location: 'l',
  nearby: 'n',
  route: 'r',
  confirm: 'c',
  cancel: 'x',
  human: 'h',
  option: 'o',
} as const;

export type ButtonAction = keyof typeof ACTION_LETTERS;

/** Every {@link ButtonAction}. */
export const BUTTON_ACTIONS = Object.keys(ACTION_LETTERS) as ButtonAction[];

/** What a button means. */
export interface ButtonCommand {
  action: ButtonAction;
  /** What it is about: the short reference of a listing, a position, a slot. Absent where the action says it all. */
  ref?: string;
}

/** A decoded button. `legacy` marks payloads of the earlier system, whose `ref` is a listing's source uuid. */
export interface DecodedButton extends ButtonCommand {
  legacy: boolean;
}

const VERSION = '1';
const REF = /^[A-Za-z0-9_-]{1,16}$/;
const CURRENT = /^1([a-z])(?::([A-Za-z0-9_-]{1,16}))?$/;
const LEGACY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(knowMore|scheduleVisit)$/i;
const LETTER_ACTIONS = new Map<string, ButtonAction>(
  BUTTON_ACTIONS.map((action) => [ACTION_LETTERS[action], action]),
);

/**
 * Writes a button id of at most 19 characters, short enough for carousel cards (20): version, letter,
 * reference, e.g. `1d:p12`.
 *
 * @throws InvalidPayloadError when `ref` is not 1–16 characters of `A–Z a–z 0–9 _ -`
 */
export function encodeButtonId({ action, ref }: ButtonCommand): string {
  if (ref !== undefined && !REF.test(ref)) {
    throw new InvalidPayloadError('button.ref', 'must be 1 to 16 characters of A-Z, a-z, 0-9, _ or -');
  }
  return VERSION + ACTION_LETTERS[action] + (ref === undefined ? '' : `:${ref}`);
}

/**
 * Reads a button id of ours or of the earlier system (`<uuid>_knowMore`, `<uuid>_scheduleVisit`). Nothing
 * for any other id: what comes back from a phone may be old, foreign or forged.
 */
export function decodeButtonId(id: string): DecodedButton | undefined {
  const legacy = LEGACY.exec(id);
  if (legacy !== null) {
    const action = legacy[2]?.toLowerCase() === 'knowmore' ? 'details' : 'visit';
    return { action, ref: legacy[1]?.toLowerCase(), legacy: true };
  }
  const current = CURRENT.exec(id);
  const action = LETTER_ACTIONS.get(current?.[1] ?? '');
  if (action === undefined) return undefined;
  const ref = current?.[2];
  return ref === undefined ? { action, legacy: false } : { action, ref, legacy: false };
}
