import { EnvironmentError } from './environment/environment-error';
import { LOCAL_DEFAULTS } from './local-defaults';
import { loadSandboxConfig } from './sandbox-config';

describe('loadSandboxConfig', () => {
  it('needs nothing and listens on this machine only', () => {
    const config = loadSandboxConfig({});
    expect(config.host).toBe('127.0.0.1');
    expect(config.parts).toEqual(['pubsub', 'supabase', 'aisensy', 'openai', 'places']);
    expect(config.ports).toEqual({ http: 8090, pubsub: 8085, supabase: 8091, postgres: 8092 });
    expect(config.webhook).toEqual({
      url: 'http://127.0.0.1:8080/',
      surface: 'meta',
      metaAppSecret: LOCAL_DEFAULTS.META_APP_SECRET,
      aisensySecret: LOCAL_DEFAULTS.AISENSY_WEBHOOK_SECRET,
    });
    expect(Buffer.from(config.credentialsKey, 'base64')).toHaveLength(32);
    expect(config.swagger).toBe(true);
  });

  it('runs only the parts that are listed', () => {
    expect(loadSandboxConfig({ SANDBOX_PARTS: 'openai,pubsub' }).parts).toEqual(['pubsub', 'openai']);
  });

  it('names a wrong part and a wrong database together', () => {
    expect(() => loadSandboxConfig({ SANDBOX_PARTS: 'redis', DATABASE_URL: 'localhost' })).toThrow(
      new EnvironmentError('sandbox', [
        {
          name: 'SANDBOX_PARTS',
          problem: 'must be a comma-separated list of: pubsub, supabase, aisensy, openai, places',
        },
        { name: 'DATABASE_URL', problem: 'must be a postgres:// address' },
      ]),
    );
  });

  it('is frozen to the bottom', () => {
    expect(() => Object.assign(loadSandboxConfig({}).ports, { http: 1 })).toThrow(TypeError);
  });
});
