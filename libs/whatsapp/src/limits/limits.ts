/**
 * Limits of the Cloud API. Lengths are counted in UTF-16 code units, which is never less than what
 * WhatsApp counts, so a text within these limits is within WhatsApp's.
 */
export const WHATSAPP_LIMITS = {
  textBody: 4096,
  caption: 1024,
  filename: 240,
  placeText: 1000,
  contacts: 257,
  url: 2000,
  interactive: { body: 1024, header: 60, footer: 60 },
  buttons: { count: 3, title: 20, id: 256 },
  list: {
    body: 4096,
    button: 20,
    sections: 10,
    rows: 10,
    sectionTitle: 24,
    rowTitle: 24,
    rowText: 72,
    id: 200,
  },
  link: { label: 20 },
  carousel: {
    minCards: 2,
    maxCards: 10,
    body: 1024,
    cardBody: 160,
    cardLineBreaks: 2,
    /** Meta says "one or more"; two is what every published example and portal uses. */
    cardButtons: 2,
    buttonTitle: 20,
    /** Stricter than on a button message. */
    buttonId: 20,
  },
  template: { name: 512, parameter: 1024, header: 60, buttons: 10, payload: 256, coupon: 20, cardButtons: 2 },
} as const;
