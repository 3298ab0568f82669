import { readPersona } from './persona';

describe(readPersona, () => {
  it('takes what a tenant set and falls back to its name', () => {
    expect(readPersona({ name: 'Palm Homes', persona: { agentName: 'Layla', tone: 'warm' } })).toEqual({
      agentName: 'Layla',
      tone: 'warm',
      businessName: 'Palm Homes',
    });
  });

  it('ignores one unusable field and keeps the others', () => {
    const persona = readPersona({
      name: 'Palm',
      persona: { agentName: 42, tone: 'x'.repeat(400), greeting: 'Hi!' },
    });
    expect(persona).toEqual({ greeting: 'Hi!', businessName: 'Palm' });
  });

  it('survives a persona that is no object', () => {
    const persona = null as unknown as Record<string, unknown>;
    expect(readPersona({ name: 'Palm', persona })).toEqual({ businessName: 'Palm' });
  });
});
