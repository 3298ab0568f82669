import type { StatusHistory } from './evidence';
import type { Finding } from './finding';

const RANK = ['sent', 'failed', 'delivered', 'read'];

/** Stored states that are not the furthest one the provider reported, and failures without their code. */
export function findRegressed(statuses: readonly StatusHistory[]): Finding[] {
  return statuses.flatMap(({ wamid, reported, stored, storedCode, failedCode }) => {
    if (reported.length === 0) return [];
    const furthest = RANK[Math.max(...reported.map((state) => RANK.indexOf(state)))];
    if (stored !== furthest)
      return [regressed(`${wamid}: reported ${reported.join(', ')}, stored ${stored}`)];
    if (reported.includes('failed') && storedCode !== failedCode) {
      return [regressed(`${wamid}: failed with ${failedCode}, stored ${storedCode}`)];
    }
    return [];
  });
}

function regressed(detail: string): Finding {
  return { kind: 'status_regressed', conversation: '', detail };
}
