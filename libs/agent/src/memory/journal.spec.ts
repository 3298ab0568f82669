import { buildPending } from '@whatsapp-agent/testing';
import * as fc from 'fast-check';
import { addToJournal, journalSchema, type JournalEntry, recallBefore } from './journal';

const AT = (minute: number): string => new Date(Date.UTC(2026, 10, 1, 10, minute)).toISOString();

function turnAt(minute: number, text: string) {
  return { pending: [{ ...buildPending(text), sentAt: AT(minute) }] };
}

const SEARCH = {
  name: 'search_properties',
  arguments: {},
  result: { status: 'shown', total: 11, slots: { transaction: 'rent', areas: ['JLT'] }, shown: [{}] },
};

describe(addToJournal, () => {
  it('writes what was said and what came of it', () => {
    expect(addToJournal([], turnAt(1, 'flat in JLT, I have two dogs'), [SEARCH])).toEqual([
      {
        at: AT(1),
        said: 'flat in JLT, I have two dogs',
        did: ['search properties, shown, 11 in all, transaction:rent,areas:[JLT]'],
      },
    ]);
  });

  it('writes nothing of a turn in which nothing happened', () => {
    const reaction = buildPending({ kind: 'reaction', targetWamid: 'w', emoji: '+' });
    expect(addToJournal([], { pending: [reaction] }, [])).toEqual([]);
  });

  it('lets small talk go before what was done, and stays valid whatever is said', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.boolean()), { maxLength: 80 }), (turns) => {
        let journal: JournalEntry[] = [];
        turns.forEach(([text, searched], minute) => {
          journal = addToJournal(journal, turnAt(minute % 60, text), searched ? [SEARCH] : []);
        });
        expect(journalSchema.safeParse(journal).success).toBe(true);
        const searches = turns.filter(([, searched]) => searched).length;
        expect(journal.filter(({ did }) => did.length > 0)).toHaveLength(Math.min(searches, 40));
      }),
    );
  });
});

describe(recallBefore, () => {
  const journal = [1, 2, 3].map((minute) => ({ at: AT(minute), said: `line ${minute}`, did: [] }));

  it('tells what is older than the history, oldest first', () => {
    expect(recallBefore(journal, AT(3))).toEqual(['customer: line 1', 'customer: line 2']);
  });

  it('tells nothing when there is no history or all of it is seen', () => {
    expect(recallBefore(journal, undefined)).toEqual([]);
    expect(recallBefore(journal, AT(0))).toEqual([]);
  });

  it('keeps within its bound, newest kept', () => {
    const long = Array.from({ length: 40 }, (_, minute) => ({
      at: AT(minute),
      said: `${minute} ${'x'.repeat(150)}`,
      did: [],
    }));
    const told = recallBefore(long, AT(59));
    expect(told.join('').length).toBeLessThanOrEqual(1_500);
    expect(told.at(-1)).toContain('39 ');
  });
});
