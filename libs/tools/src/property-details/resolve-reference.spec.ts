import * as fc from 'fast-check';
import type { PropertyMemory } from '../memory/property-memory.schema';
import type { ShownProperty } from '../memory/shown-list.schema';
import { resolveReference } from './resolve-reference';

const ITEMS: ShownProperty[] = [
  { id: 'a', title: 'Marina Gate 2', building: 'Marina Gate' },
  { id: 'b', title: 'The Vogue' },
  { id: 'c', title: 'Ocean Heights' },
  { id: 'd', title: 'Ocean View' },
  { id: 'e', title: 'Lake Terrace' },
];
const LISTED: PropertyMemory = { slots: {}, shown: { items: ITEMS, criteria: {}, total: 12, cursor: 'e' } };

function idOf(wording: string | undefined, memory = LISTED): string {
  const reference = resolveReference(wording, memory);
  return reference.kind === 'found' ? reference.property.id : reference.kind;
}

describe(resolveReference, () => {
  it.each([
    ['1', 'a'],
    ['#2', 'b'],
    ['Property #2 looks good', 'b'],
    ['property number 3?', 'c'],
    ['I like the first property', 'a'],
    ['How about the 3rd option?', 'c'],
    ['The 2nd one', 'b'],
    ['second', 'b'],
    ['dusra wala', 'b'],
    ['pehla', 'a'],
    ['Property five', 'e'],
    ['tell me about property 1', 'a'],
    ['number four', 'd'],
    ['the last one', 'e'],
    ['رقم ٢', 'b'],
    ['الثاني', 'b'],
    ['दूसरा', 'b'],
    ['الأولى', 'a'],
    ['الخامسة', 'e'],
    ['العقار رقم ثلاثة', 'c'],
    ['رقم خمسة', 'e'],
    ['तीसरी वाली', 'c'],
    ['पाँचवाँ', 'e'],
    ['पांचवां', 'e'],
    ['नंबर दो', 'b'],
    ['#१', 'a'],
    ['no. 4', 'd'],
    ['2nd property', 'b'],
    ['the second last one', 'd'],
    ['الأخيرة', 'e'],
    ['the one in ocean view', 'd'],
    ['the vogue', 'b'],
    ['Marina Gate 2', 'a'],
    ['lake terrace please', 'e'],
  ])('resolves %j', (wording, id) => {
    expect(idOf(wording)).toBe(id);
  });

  it.each([
    ['property 9', 'not_in_list'],
    ['#6', 'not_in_list'],
    ['0', 'not_in_list'],
    ['Burj Vista', 'not_in_list'],
    ['ocean', 'unclear'],
  ])('does not guess for %j', (wording, kind) => {
    expect(idOf(wording)).toBe(kind);
  });

  it('does not take money or bedrooms for a number in the list', () => {
    expect(idOf('the 2BR one under 1.5M')).toBe('not_in_list');
    expect(idOf('the one for 80k')).toBe('not_in_list');
  });

  it('means the property looked at by "it", "this one" and nothing', () => {
    const memory = { ...LISTED, active: ITEMS[3]! };
    expect(
      [undefined, '', 'it', 'this one', 'This property'].map((wording) => idOf(wording, memory)),
    ).toEqual(Array(5).fill('d'));
    expect(idOf('property 2', memory)).toBe('b');
  });

  it('asks which one when nothing is looked at, unless only one was shown', () => {
    expect(idOf('it')).toBe('unclear');
    expect(idOf('it', { slots: {}, shown: { items: ITEMS.slice(0, 1), criteria: {}, total: 1 } })).toBe('a');
    expect(idOf('it', { slots: {} })).toBe('no_list');
    expect(idOf('property 1', { slots: {} })).toBe('no_list');
  });

  it('resolves every number within the list and none beyond it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (number) => {
        expect(idOf(`property ${number}`)).toBe(ITEMS[number - 1]?.id ?? 'not_in_list');
      }),
    );
  });
});
