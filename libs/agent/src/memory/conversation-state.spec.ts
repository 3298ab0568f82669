import * as fc from 'fast-check';
import { conversationStateSchema, createState, loadState, STATE_VERSION } from './conversation-state';

const STATE = {
  version: STATE_VERSION,
  memory: {
    slots: { transaction: 'rent', types: ['apartment'], areas: 'any', price: { max: 100_000 } },
    shown: {
      items: [{ id: 'P-1', title: 'Home', priceAed: 95_000 }],
      criteria: { transaction: 'rent' },
      cursor: 'c1',
      total: 12,
    },
    active: { id: 'P-1', title: 'Home' },
  },
  specialist: 'property_search',
  locale: 'en',
  offered: [{ id: '1d:P-1', title: 'Know More', card: '1. Home' }],
  journal: [{ at: '2026-11-01T10:00:00Z', said: 'flat in JLT', did: ['search properties, shown'] }],
};

describe(loadState, () => {
  it('reads back what was written', () => {
    expect(loadState(JSON.parse(JSON.stringify(STATE)))).toEqual(STATE);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['a string', 'state'],
    ['a newer version', { ...STATE, version: STATE_VERSION + 1 }],
    ['an unknown older version', { ...STATE, version: 0 }],
    ['a broken slot', { ...STATE, memory: { slots: { types: ['castle'] } } }],
    ['a broken list', { ...STATE, memory: { ...STATE.memory, shown: { items: 'x' } } }],
  ])('starts afresh with %s', (_what, stored) => {
    expect(loadState(stored)).toEqual(createState());
  });

  it('migrates an older version step by step', () => {
    const migrations = {
      [-1]: (state: object) => ({ ...state, version: 0 }),
      0: (state: object) => ({ ...state, version: STATE_VERSION, offered: [], journal: [] }),
    };
    const old = { version: -1, memory: { slots: { transaction: 'sale' } } };
    expect(loadState(old, migrations)).toEqual({
      version: STATE_VERSION,
      memory: { slots: { transaction: 'sale' } },
      offered: [],
      journal: [],
    });
  });

  it('reads what the first version wrote, its specialist and wishes included', () => {
    const { journal: _journal, ...first } = STATE;
    const stored = { ...first, version: 1, summary: 'looked for flats' };
    expect(loadState(stored)).toEqual({ ...STATE, journal: [] });
  });

  it('starts afresh when a migration does not lead on', () => {
    expect(loadState({ ...STATE, version: 0 }, { 0: (state) => state })).toEqual(createState());
  });

  it('never throws and always returns a valid state, whatever is stored', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (stored, part) => {
        expect(conversationStateSchema.safeParse(loadState(stored)).success).toBe(true);
        expect(conversationStateSchema.safeParse(loadState({ ...STATE, memory: part })).success).toBe(true);
      }),
    );
  });
});
