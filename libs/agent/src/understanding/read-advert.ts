import type { InboundReferral } from '@whatsapp-agent/contracts';

/** Parameters and path segments by which the address of an advert names a listing. */
const PARAMETERS = ['property', 'property_id', 'listing', 'listing_id', 'ref', 'id'];
/** A shorter word of a path is a word. */
const SHORTEST_WORD = 4;
const REFERENCE = /^(?:[a-z0-9]{1,10}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** What an advert may call the listing it shows, the likeliest first. Nothing of it is trusted: each is looked up. */
export function findAdvertised({ sourceUrl }: InboundReferral): string[] {
  if (sourceUrl === undefined || !URL.canParse(sourceUrl)) return [];
  const url = new URL(sourceUrl);
  const named = PARAMETERS.flatMap((name) => url.searchParams.get(name) ?? []);
  const last = url.pathname.split('/').findLast((segment) => segment !== '');
  const segment = last?.split('.')[0] ?? '';
  const words = [segment, segment.split('-').at(-1) ?? ''].filter(({ length }) => length >= SHORTEST_WORD);
  const candidates = [...named, ...words];
  return [...new Set(candidates.filter((one) => REFERENCE.test(one)).map((one) => one.toLowerCase()))];
}
