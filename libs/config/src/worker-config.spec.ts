import { EnvironmentError } from './environment/environment-error';
import { LOCAL_DEFAULTS } from './local-defaults';
import { loadWorkerConfig } from './worker-config';

const required = {
  GOOGLE_CLOUD_PROJECT: 'demo',
  NEXT_PUBLIC_SUPABASE_URL: 'https://demo.supabase.co',
  NEXT_PUBLIC_SUPABASE_ANON_KEY: 'anon',
  SUPABASE_SERVICE_ROLE_KEY: 'service',
  CREDENTIALS_KEY: LOCAL_DEFAULTS.CREDENTIALS_KEY,
  OPENAI_API_KEY: 'key',
  PUBSUB_DELIVERY: 'pull',
};

function problemNames(env: Record<string, string>): string[] {
  try {
    loadWorkerConfig(env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems.map(({ name }) => name);
    throw error;
  }
  return [];
}

describe('loadWorkerConfig', () => {
  it('looks for places only with a key, and shows pictures unless told not to', () => {
    const plain = loadWorkerConfig(required);
    expect(plain.places).toBeUndefined();
    expect(plain.openai).toMatchObject({ seesPictures: true, transcribeModel: 'gpt-4o-mini-transcribe' });
    const env = {
      ...required,
      GOOGLE_MAPS_API_KEY: 'maps-key',
      GOOGLE_PLACES_URL: 'http://127.0.0.1:8090/google',
    };
    const config = loadWorkerConfig({ ...env, OPENAI_SEES_PICTURES: 'false' });
    expect(config.places).toMatchObject({ apiKey: 'maps-key', placesUrl: 'http://127.0.0.1:8090/google' });
    expect(config.openai.seesPictures).toBe(false);
  });

  it('closes its doors and expects push by default', () => {
    const config = loadWorkerConfig({
      ...required,
      PUBSUB_DELIVERY: '',
      PUBSUB_PUSH_AUDIENCE: 'https://worker.example',
      PUBSUB_PUSH_SERVICE_ACCOUNT: 'push@demo.iam.gserviceaccount.com',
    });
    expect(config.chatAccess).toEqual({ kind: 'closed' });
    expect(config.operatorAccess).toEqual({ kind: 'closed' });
    expect(config.pubsub.delivery).toEqual({
      kind: 'push',
      audience: 'https://worker.example',
      serviceAccount: 'push@demo.iam.gserviceaccount.com',
      certsUrl: undefined,
    });
    expect(config.defaultTenant).toBeUndefined();
    expect(config.turn).toEqual({ concurrency: 20, budgetMs: 120_000, maxAttempts: 4 });
    expect(config.openai).toMatchObject({ model: 'gpt-4.1-mini', timeoutMs: 45_000 });
  });

  it('names everything missing from an empty environment at once', () => {
    expect(problemNames({})).toEqual([
      'GCP_PROJECT',
      'NEXT_PUBLIC_SUPABASE_URL',
      'NEXT_PUBLIC_SUPABASE_ANON_KEY',
      'SUPABASE_SERVICE_ROLE_KEY',
      'CREDENTIALS_KEY',
      'OPENAI_API_KEY',
      'PUBSUB_PUSH_AUDIENCE',
      'PUBSUB_PUSH_SERVICE_ACCOUNT',
    ]);
  });

  it('needs no push proof when it pulls', () => {
    expect(loadWorkerConfig(required).pubsub.delivery).toEqual({ kind: 'pull' });
  });

  it('takes the default tenant whole or not at all', () => {
    expect(problemNames({ ...required, DEFAULT_WABA_ID: '102' })).toEqual([
      'AISENSY_ACCESS_TOKEN',
      'DEFAULT_PHONE_NUMBER_ID',
    ]);
    expect(
      loadWorkerConfig({
        ...required,
        DEFAULT_WABA_ID: '102',
        DEFAULT_PHONE_NUMBER_ID: '106',
        AISENSY_ACCESS_TOKEN: 'token',
      }).defaultTenant,
    ).toEqual({ name: 'Default', wabaId: '102', phoneNumberId: '106', accessToken: 'token' });
  });

  it('takes the proof of the scheduler whole or not at all', () => {
    expect(problemNames({ ...required, SCHEDULER_AUDIENCE: 'https://worker' })).toEqual([
      'SCHEDULER_SERVICE_ACCOUNT',
    ]);
    expect(loadWorkerConfig(required).scheduler).toBeUndefined();
  });

  it('opens a door only for the word none or for a long key', () => {
    expect(loadWorkerConfig({ ...required, CHAT_API_KEY: 'none' }).chatAccess).toEqual({ kind: 'open' });
    expect(loadWorkerConfig({ ...required, OPERATOR_KEY: '0123456789abcdef' }).operatorAccess).toEqual({
      kind: 'key',
      key: '0123456789abcdef',
    });
    expect(problemNames({ ...required, CHAT_API_KEY: 'short', OPERATOR_KEY: 'None!' })).toEqual([
      'CHAT_API_KEY',
      'OPERATOR_KEY',
    ]);
  });

  it('names every process differently unless told otherwise', () => {
    const first = loadWorkerConfig(required).instanceId;
    expect(first).not.toBe(loadWorkerConfig(required).instanceId);
    expect(loadWorkerConfig({ ...required, INSTANCE_ID: 'w1' }).instanceId).toBe('w1');
  });

  it('is frozen to the bottom', () => {
    expect(() => Object.assign(loadWorkerConfig(required).turn, { concurrency: 1 })).toThrow(TypeError);
  });
});
