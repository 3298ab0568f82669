// eslint-disable-next-line no-control-regex -- these characters are what the expression is about
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
// eslint-disable-next-line no-control-regex -- the same, with `\r` and every half of a pair
const SUSPECT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uDFFF]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * Removes what neither Postgres nor WhatsApp can store: control characters (NUL above all) and halves of
 * surrogate pairs. Line ends become `\n`; nothing else changes.
 */
export function cleanText(text: string): string {
  // Nearly every text of a webhook is clean, and looking costs a tenth of replacing.
  if (!SUSPECT.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').replace(LONE_SURROGATE, '');
}

// Braille blank, Hangul filler and variation selectors are drawn as nothing as well.
const INVISIBLE = /[\s\p{Cf}\p{Cc}\u2800\u3164]|\p{Variation_Selector}/gu;

/** True when nothing of the text would be visible: white space and format characters only. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.replace(INVISIBLE, '') === '';
}
