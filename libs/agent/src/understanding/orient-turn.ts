import { AppError, type MessageNotes, type PendingInbound } from '@whatsapp-agent/contracts';
import { describeProperty } from '@whatsapp-agent/tools';
import type { TurnRun } from '../assistant/turn-run';
import { neutralise } from '../guardrails/untrusted-text';
import { typedText } from '../memory/describe-content';
import { findShownListings } from './find-meant-property';
import { findAdvertised } from './read-advert';

const PIN_NAME_LENGTH = 120;
const MOST_LOOKUPS = 3;
/** How far "near here" reaches at first. */
export const PIN_RADIUS_KM = 3;
/** Words that come with a pin: it is what they are about. */
const NEAR =
  /\b(?:near|nearby|nearest|around|close (?:to|by)|here|this (?:place|location|pin|spot))\b|قريب|قرب|حول|هنا|पास|यहाँ|यहां|नज़दीक|नजदीक/iu;
/** Without a pin beside them, only words for where the customer is mean the one they sent before. */
const NEAR_ME =
  /\b(?:near|nearby|around|close to|next to|beside)(?: to)? (?:me|here|my (?:location|place|office|home|house|hotel|work|pin)|the (?:pin|location i sent))\b|قريب(?:ة)? (?:مني|من (?:هنا|موقعي))|حولي|(?:मेरे|यहाँ|यहां|मेरी लोकेशन)(?: के)? (?:पास|आसपास|नज़दीक|नजदीक)/iu;
const ON_THE_WAY =
  /\b(?:how (?:do|can|far|long)|route|directions?|distance|get (?:to|there)|drive|walk)\b|كيف أصل|طريق|रास्ता|कितनी दूर/iu;

/**
 * Takes over what a burst points at: the pin it brings, the listing whose card it quotes, the listing whose advert it
 * came from. Nothing of it is said; tools and model then mean the same "this one" and "here" as the customer.
 */
export async function orientTurn(run: TurnRun, notes: MessageNotes | undefined): Promise<void> {
  takePin(run);
  const advert = run.turn.pending.findLast(({ referral }) => referral !== undefined)?.referral;
  if (advert) {
    const advertised = await lookAtFirst(findAdvertised(advert), run);
    if (advertised) run.advertised = advertised;
  }
  const quoting = run.turn.pending.findLast(isQuote);
  if (notes && quoting) await lookAtQuoted(quoting.context?.quotedWamid ?? '', run, notes);
}

/** A pressed button names its listing itself, and a reaction asks for nothing. */
function isQuote({ content, context }: PendingInbound): boolean {
  return context?.quotedWamid !== undefined && content.kind !== 'button' && content.kind !== 'reaction';
}

function takePin(run: TurnRun): void {
  const pin = run.turn.pending.findLast(({ content }) => content.kind === 'location')?.content;
  if (pin?.kind === 'location') {
    const name = neutralise([pin.name, pin.address].filter(Boolean).join(', '), PIN_NAME_LENGTH);
    run.pin = { latitude: pin.latitude, longitude: pin.longitude, ...(name === '' ? {} : { name }) };
  }
  const words = run.turn.pending.map(typedText).join('\n');
  const near = pin ? NEAR : NEAR_ME;
  if (run.pin && near.test(words) && !ON_THE_WAY.test(words)) searchAroundPin(run, PIN_RADIUS_KM);
}

/** From now on the search is around the pin and in no area. */
export function searchAroundPin(run: TurnRun, radiusKm: number): void {
  if (!run.pin) return;
  const { areas: _areas, ...slots } = run.memory.slots;
  const { latitude, longitude } = run.pin;
  run.memory = { ...run.memory, slots: { ...slots, near: { latitude, longitude, radiusKm } } };
}

/** One listing is what is meant from now on; of several none is, so that the customer is asked or names it. */
async function lookAtQuoted(wamid: string, run: TurnRun, notes: MessageNotes): Promise<void> {
  const { conversationId, tenant } = run.turn;
  const quoted = await ignoreFailure(notes.findQuoted({ tenantId: tenant.id, conversationId, wamid }), run);
  const listings = quoted ? findShownListings(quoted) : [];
  if (listings.length > 1) {
    const { active: _active, ...memory } = run.memory;
    run.memory = memory;
  }
  if (listings.length === 1) await lookAtFirst(listings, run);
}

/** The first of these references that is a listing of this business becomes the one looked at. */
async function lookAtFirst(references: readonly string[], run: TurnRun): Promise<string | undefined> {
  for (const reference of references.slice(0, MOST_LOOKUPS)) {
    const outcome = await ignoreFailure(describeProperty(reference, 'answer', run.toToolContext()), run);
    if (outcome?.facts['status'] === 'found' && outcome.memory?.active) {
      run.memory = outcome.memory;
      return outcome.memory.active.id;
    }
  }
  return undefined;
}

/** Orientation is a help; a turn is answered without it when something is away. */
async function ignoreFailure<T>(work: Promise<T>, run: TurnRun): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    run.signal.throwIfAborted();
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
