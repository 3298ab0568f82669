import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { buildText } from '../outbound/text-message';
import { isBlank } from '../text/clean-text';
import { splitText } from '../text/split-text';

/** Stands where WhatsApp demands a text and the reply has none. Needs no translation. */
export const POINTER = '👇';

/** As many text messages as a visible text needs; none when it is empty. */
export function renderTexts(text: string, previewUrl = false): OutboundPayload[] {
  return splitText(text, WHATSAPP_LIMITS.textBody)
    .filter((body) => !isBlank(body))
    .map((body) => buildText({ body, previewUrl }));
}

/** Puts parts of a text under each other, leaving out the empty ones. */
export function joinBlocks(...blocks: string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
