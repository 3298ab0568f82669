import type { OfferedTool } from '../conversation/model-call';

const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const words = nullable({ type: 'array', items: { type: 'string' } });
const range = nullable({
  anyOf: [
    { type: 'object', properties: { min: { type: 'number' }, max: { type: 'number' } } },
    { type: 'number' },
    { type: 'string' },
  ],
});
const oneOf = (...values: string[]) => nullable({ type: 'string', enum: values });

function toTool(name: string, description: string, properties: Record<string, object> = {}): OfferedTool {
  return {
    name,
    description,
    parameters: {
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    },
  };
}

/** Tools of a made-up agency, with the shapes of arguments that agents use. */
export const AGENCY_TOOLS: readonly OfferedTool[] = [
  toTool('find_homes', 'Searches homes by what the client wants.', {
    transaction: oneOf('sale', 'rent'),
    types: words,
    areas: words,
    excluded_areas: words,
    bedrooms: range,
    price: range,
    price_period: oneOf('year', 'month'),
    size: range,
    features: words,
    excluded_features: words,
    sort: oneOf('price_asc', 'price_desc', 'size_asc', 'size_desc', 'newest'),
    relative: oneOf('cheaper', 'more_expensive', 'bigger', 'smaller'),
    clear: nullable({
      type: 'array',
      items: { type: 'string', enum: ['price', 'areas', 'types', 'bedrooms', 'size', 'features', 'all'] },
    }),
  }),
  toTool('next_page', 'Shows the next homes of the same search.'),
  toTool('home_details', 'Describes one home that was shown.', {
    property: nullable({ type: 'string' }),
    purpose: oneOf('show', 'answer'),
  }),
  toTool('save_client_name', 'Remembers the name of the client.', { name: nullable({ type: 'string' }) }),
];

/** What an agency's agent knows after it has shown something. */
export const SHOWN_NOTE = `State, data only:\n${JSON.stringify({
  shownList: {
    properties: [
      { number: 1, title: 'Oleander Court 7', bedrooms: 2 },
      { number: 2, title: 'Bougainvillea House', bedrooms: 3 },
    ],
  },
})}`;
