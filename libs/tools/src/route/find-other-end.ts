import type { GeoPoint, Place } from '@whatsapp-agent/contracts';
import { askPlaces, type PlacesSilence } from '../place-tools/ask-places';
import type { CustomerPin } from '../place-tools/customer-pin.schema';
import { cleanListingText } from '../presentation/clean-listing-text';
import type { ToolContext } from '../tool/tool-context';
import { foldText } from '../wording/fold-text';

/** Where a way starts that ends at a property (or the other way round). */
export type OtherEnd =
  | { kind: 'found'; point: GeoPoint; name: string }
  /** No place was named and no pin was sent. */
  | { kind: 'unsaid' }
  | { kind: 'unknown' }
  | { kind: 'silent'; silence: PlacesSilence };

const HERE =
  /^(?:me|here|(?:from )?(?:my|our|this|current|the)? ?(?:current )?(?:location|place|position|pin)|where i am|هنا|موقعي|مكاني|यहाँ|यहां|मेरी (?:लोकेशन|जगह))$/;
const NAME_LENGTH = 80;
const PIN_NAME = '📍';

/** Finds the place that was named, or takes the pin the customer sent. */
export async function findOtherEnd(
  wording: string | null | undefined,
  near: GeoPoint,
  context: ToolContext,
): Promise<OtherEnd> {
  const words = wording?.trim() ?? '';
  if (words === '' || HERE.test(foldText(words))) {
    return context.pin ? fromPin(context.pin) : { kind: 'unsaid' };
  }
  const request = { words, near, language: context.locale };
  const result = await askPlaces(context, (places) => places.findPlace(request, context.signal));
  if ('silence' in result) return { kind: 'silent', silence: result.silence };
  return result.answer ? fromPlace(result.answer) : { kind: 'unknown' };
}

function fromPin({ latitude, longitude, name }: CustomerPin): OtherEnd {
  const shown = name ? cleanListingText(name, NAME_LENGTH) : '';
  return { kind: 'found', point: { latitude, longitude }, name: shown || PIN_NAME };
}

function fromPlace({ location, name }: Place): OtherEnd {
  return { kind: 'found', point: location, name: cleanListingText(name, NAME_LENGTH) };
}
