import { describeVariables } from './describe-variables';

describe('describeVariables', () => {
  const all = describeVariables();

  it('describes every variable of every service once', () => {
    const keys = all.map(({ service, name }) => `${service}.${name}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining(['ingestion.WEBHOOK_AUTH', 'worker.OPENAI_API_KEY', 'sandbox.SANDBOX_PARTS']),
    );
  });

  it('marks everything whose name says it is a secret, and shows no default for one outside the sandbox', () => {
    const named = all.filter(({ name }) => /SECRET|_KEY$|TOKEN$/.test(name) && !name.includes('ANON'));
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter(({ secret }) => !secret)).toEqual([]);
    const leaking = all.filter(
      ({ secret, fallback, service }) => secret && fallback !== undefined && service !== 'sandbox',
    );
    expect(leaking).toEqual([]);
  });

  it('tells meaning, default, alias and condition', () => {
    expect(all.find(({ service, name }) => service === 'ingestion' && name === 'GCP_PROJECT')).toMatchObject({
      required: true,
      aliases: ['GOOGLE_CLOUD_PROJECT'],
      fallback: undefined,
    });
    expect(all.find(({ name }) => name === 'INSTANCE_ID')).toMatchObject({ fallback: '(random)' });
    expect(all.find(({ name }) => name === 'PUBSUB_PUSH_AUDIENCE')).toMatchObject({
      required: false,
      neededWhen: 'PUBSUB_DELIVERY is push',
    });
    expect(all.filter(({ meaning }) => meaning.length < 10)).toEqual([]);
  });
});
