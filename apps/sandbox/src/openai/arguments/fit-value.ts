import type { JsonSchema } from '../conversation/model-call';
import type { SaidValue } from './said-value';
import { listShapes, type Shape } from './schema-shape';

/** Which end of a span a bound is. */
const LOW = /^(?:min|from|gte|low)|min(?:imum)?$|_from$/i;
const HIGH = /^(?:max|up_?to|lte|high)|^to$|max(?:imum)?$|_to$/i;

/** Gives a value the shape of a schema; `undefined` when it has none that the schema allows. */
export function fitValue(schema: JsonSchema, value: SaidValue): unknown {
  const shapes = listShapes(schema);
  const hints = typeof schema['description'] === 'string' ? schema['description'] : '';
  switch (value.kind) {
    case 'choice':
      return fitChoice(shapes, value.alternatives, hints);
    case 'words':
      return fitWords(shapes, value.items, hints);
    case 'span':
      return fitSpan(shapes, value);
    case 'text':
      return shapes.some(({ kind }) => kind === 'string') ? value.text : fitChoice(shapes, [value.text], '');
  }
}

function fitChoice(shapes: Shape[], alternatives: readonly string[], hints: string): unknown {
  for (const shape of shapes) {
    switch (shape.kind) {
      case 'enum': {
        const match = findInEnum(shape.values, alternatives);
        if (match !== undefined) return match;
        break;
      }
      case 'string':
        return pickNamed(alternatives, hints);
      case 'list': {
        const item = fitChoice(listShapes(shape.items), alternatives, hints);
        if (item !== undefined) return [item];
        break;
      }
      case 'number':
      case 'boolean':
      case 'object':
      case 'null':
        break;
    }
  }
  return undefined;
}

/** Enums write the same word in many ways: "for_rent", "RENT", "Villas". */
function findInEnum(values: readonly unknown[], alternatives: readonly string[]): unknown {
  for (const alternative of alternatives) {
    const wanted = fold(alternative);
    const exact = values.find((value) => fold(String(value)) === wanted);
    if (exact !== undefined) return exact;
  }
  const wanted = alternatives.map(fold).filter((alternative) => alternative.length > 2);
  return values.find((value) => wanted.some((alternative) => fold(String(value)).includes(alternative)));
}

function pickNamed(alternatives: readonly string[], hints: string): string | undefined {
  return alternatives.find((alternative) => hints.includes(alternative)) ?? alternatives[0];
}

function fitWords(shapes: Shape[], items: readonly (readonly string[])[], hints: string): unknown {
  const list = shapes.find((shape) => shape.kind === 'list');
  if (list) {
    const fitted = items
      .map((alternatives) => fitChoice(listShapes(list.items), alternatives, hints))
      .filter((item) => item !== undefined);
    return fitted.length > 0 ? [...new Set(fitted)] : undefined;
  }
  const [first] = items;
  if (first && shapes.some(({ kind }) => kind === 'enum')) return fitChoice(shapes, first, hints);
  if (!shapes.some(({ kind }) => kind === 'string')) return undefined;
  return items.map((alternatives) => pickNamed(alternatives, hints)).join(', ');
}

function fitSpan(shapes: Shape[], span: { text: string; min?: number; max?: number }): unknown {
  if (shapes.some(({ kind }) => kind === 'string')) return span.text;
  for (const shape of shapes) {
    if (shape.kind === 'enum') return fitChoice(shapes, [span.text], '');
    if (shape.kind === 'number') return span.max ?? span.min;
    if (shape.kind === 'object') {
      const bounds = Object.keys(shape.properties).map((name) => [name, pickBound(name, span) ?? null]);
      return Object.fromEntries(bounds) as Record<string, unknown>;
    }
  }
  return undefined;
}

/** The end of a span that a name like `minPrice` or `max` stands for; nothing for other names. */
export function pickBound(name: string, { min, max }: { min?: number; max?: number }): number | undefined {
  if (LOW.test(name)) return min;
  return HIGH.test(name) ? max : undefined;
}

/** Tells whether a name stands for one end of a span. */
export function namesBound(name: string): boolean {
  return LOW.test(name) || HIGH.test(name);
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
}
