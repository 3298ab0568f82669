import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../app-folder';
import { shortenRules } from './shorten-rules';

describe(shortenRules, () => {
  it('shortens windows and patience and leaves thresholds alone', () => {
    const rule = 'expr: sum(increase(x[10m])) > 5\n        for: 2m\n        summary: more than 10m';
    expect(shortenRules(rule)).toBe(
      'expr: sum(increase(x[30000ms])) > 5\n        for: 6000ms\n        summary: more than 10m',
    );
  });

  it('finds every duration of the committed rules', () => {
    const file = join(WORKSPACE, 'deployment', 'monitoring', 'prometheus', 'rules.yml');
    expect(shortenRules(readFileSync(file, 'utf8'))).not.toMatch(/\d+[smhd]\b(?<!\dms)/);
  });
});
