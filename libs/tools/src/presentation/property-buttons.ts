import { encodeButtonId, type ReplyButton } from '@whatsapp-agent/whatsapp';
import type { PropertyTexts } from '../texts/property-texts';

/** "Know More" of a listing. */
export function detailsButton(propertyId: string, texts: PropertyTexts): ReplyButton {
  return { id: encodeButtonId({ action: 'details', ref: propertyId }), title: texts.buttons.knowMore };
}

/** "Schedule Visit" of a listing. */
export function visitButton(propertyId: string, texts: PropertyTexts): ReplyButton {
  return { id: encodeButtonId({ action: 'visit', ref: propertyId }), title: texts.buttons.scheduleVisit };
}

/** "Show more": the next page of the list. */
export function moreButton(texts: PropertyTexts): ReplyButton {
  return { id: encodeButtonId({ action: 'more' }), title: texts.buttons.showMore };
}
