/** Bounds of what is taken over from a webhook, in UTF-16 code units. The contracts' classes agree with them. */
export const INBOUND_LIMITS = {
  text: 4096,
  wamid: 512,
  accountId: 64,
  profileName: 256,
  reference: 512,
  errorTitle: 1000,
  /** Titles, names, ids and mime types inside a content. */
  short: 256,
  url: 4096,
  flowJson: 32_768,
  contacts: 257,
  phones: 20,
  items: 100,
} as const;
