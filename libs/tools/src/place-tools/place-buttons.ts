import { type ButtonAction, encodeButtonId, type ReplyButton } from '@whatsapp-agent/whatsapp';
import type { PlaceTexts } from '../texts/places/place-texts';

const buttonOf = (action: ButtonAction, propertyId: string, title: string): ReplyButton => ({
  id: encodeButtonId({ action, ref: propertyId }),
  title,
});

/** "Share location" of a listing. */
export function locationButton(propertyId: string, texts: PlaceTexts): ReplyButton {
  return buttonOf('location', propertyId, texts.buttons.location);
}

/** "Send brochure" of a listing. */
export function brochureButton(propertyId: string, texts: PlaceTexts): ReplyButton {
  return buttonOf('brochure', propertyId, texts.buttons.brochure);
}

/** "What's nearby" of a listing. */
export function nearbyButton(propertyId: string, texts: PlaceTexts): ReplyButton {
  return buttonOf('nearby', propertyId, texts.buttons.nearby);
}
