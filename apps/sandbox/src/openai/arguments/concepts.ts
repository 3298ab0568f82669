/** What an argument of a tool is about. */
export type Concept =
  | 'measure'
  | 'references'
  | 'preferences'
  | 'place_kind'
  | 'origin'
  | 'travel_mode'
  | 'reason'
  | 'excluded_areas'
  | 'excluded_features'
  | 'clear'
  | 'relative'
  | 'sort'
  | 'price_period'
  | 'size_unit'
  | 'transaction'
  | 'detail_purpose'
  | 'bedrooms'
  | 'price'
  | 'size'
  | 'types'
  | 'areas'
  | 'features'
  | 'own_name'
  | 'when'
  | 'reference'
  | 'query';

/** Names of arguments per concept, most particular first: "excluded_areas" is no "areas". */
const BY_NAME: readonly [Concept, RegExp][] = [
  ['excluded_areas', /(?:exclu|avoid|without|not_?in|unwanted).*(?:area|location|place|communit)/i],
  ['excluded_features', /(?:exclu|avoid|without|unwanted).*(?:feature|amenit)/i],
  ['clear', /^(?:clear|forget|reset|remove|drop)/i],
  ['measure', /measure|metric|statistic|aggregate/i],
  ['relative', /relative|compared?|direction|^change$/i],
  ['sort', /sort|order_?by|^order$/i],
  ['price_period', /period|frequency|(?:price|rent)_?per/i],
  ['size_unit', /(?:size|area)_?unit|^unit$/i],
  ['place_kind', /^kind$|(?:place|poi|amenity)_?(?:kind|type|category)/i],
  ['origin', /^from$|origin|start/i],
  ['travel_mode', /^mode$|travel|transport/i],
  ['preferences', /preference|^notes?$|remember/i],
  ['reason', /reason|summary/i],
  ['references', /^(?:properties|references|listings|homes)$/i],
  [
    'transaction',
    /transaction|listing_?type|offer|deal|tenure|purpose|buy_?or_?rent|rent_?or_?buy|category/i,
  ],
  ['detail_purpose', /purpose|mode|intent/i],
  ['bedrooms', /bed|(?<!bath)rooms?$/i],
  ['price', /price|budget|cost/i],
  ['size', /size|sq_?(?:ft|m)|built_?up/i],
  ['types', /types?$|kind|property_?categor|category/i],
  ['areas', /area|location|place|communit|neighbou?rhood|district|city|where/i],
  ['features', /feature|amenit|must_?have/i],
  ['own_name', /^(?:(?:customer|contact|user|full|first)_?)?name$/i],
  ['when', /date|day|time|when|slot/i],
  ['reference', /propert(?:y|ies)|reference|listing|which|index|position|^id$|(?:^|_)number$|item/i],
  ['query', /query|text|question|keyword|message|request|input|search/i],
];

/** A name that says one of these means nothing else: unwanted areas are no wanted ones. */
const UNMISTAKABLE: ReadonlySet<Concept> = new Set<Concept>([
  'excluded_areas',
  'excluded_features',
  'clear',
  'price_period',
  'size_unit',
]);

/** What an argument may be about, by its name; the best guess first. */
export function findConcepts(name: string): Concept[] {
  const concepts = BY_NAME.filter(([, pattern]) => pattern.test(name)).map(([concept]) => concept);
  const [first] = concepts;
  return first && UNMISTAKABLE.has(first) ? [first] : concepts;
}
