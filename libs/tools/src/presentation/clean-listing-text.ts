/** Listing text comes from outside: one line, no marks that WhatsApp or Markdown would act on, cut at a length. */
export function cleanListingText(text: string, maxLength: number): string {
  const line = text
    .replace(/[*_~`#>[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1).trimEnd()}…` : line;
}
