import { checkInvariants } from './check-invariants';
import { EvidenceBuilder } from './evidence.builder';
import type { Outcomes } from './finding';
import { HARMLESS } from './harmless-events';
import { PLANTED } from './planted-violations';

const S = 1_000;

/** All outcomes together. */
function sumOf(outcomes: Outcomes): number {
  return Object.values(outcomes as unknown as Record<string, number>).reduce((sum, count) => sum + count, 0);
}

describe('checkInvariants', () => {
  it.each(PLANTED)('finds %s', (_name, kind, plant) => {
    const run = new EvidenceBuilder();
    plant(run);
    const { findings } = checkInvariants(run);
    expect(new Set(findings.map((finding) => finding.kind))).toEqual(new Set([kind]));
  });

  it.each(HARMLESS)('has nothing against %s', (_name, outcome, plant) => {
    const run = new EvidenceBuilder();
    plant(run);
    const { findings, outcomes } = checkInvariants(run);
    expect(findings).toEqual([]);
    expect(outcomes[outcome]).toBeGreaterThan(0);
    expect(sumOf(outcomes)).toBe(run.written.length);
  });

  it('finds a violation among a thousand good conversations', () => {
    const run = new EvidenceBuilder();
    for (let count = 0; count < 1_000; count += 1) {
      const at = count * 10 * S;
      run.answer(at + S, [run.ask(at), run.ask(at + 500)]);
    }
    run.seen.splice(500, 1);
    const { findings, outcomes } = checkInvariants(run);
    expect(findings.map(({ kind }) => kind)).toEqual(['lost', 'lost']);
    expect(outcomes.answered).toBe(1_998);
  });
});
