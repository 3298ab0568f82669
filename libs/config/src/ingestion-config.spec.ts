import { EnvironmentError } from './environment/environment-error';
import { loadIngestionConfig } from './ingestion-config';

const required = { GCP_PROJECT: 'demo', META_APP_SECRET: 'app-secret', WEBHOOK_VERIFY_TOKEN: 'verify' };

function problemNames(env: Record<string, string>): string[] {
  try {
    loadIngestionConfig(env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems.map(({ name }) => name);
    throw error;
  }
  return [];
}

describe('loadIngestionConfig', () => {
  it('has secure defaults', () => {
    expect(loadIngestionConfig(required)).toEqual({
      http: { host: '0.0.0.0', port: 8080, swagger: false },
      log: { level: 'info', pretty: false, sampleRatio: 1 },
      telemetry: { prometheus: false, otlpEndpoint: undefined, traceRatio: 0.1 },
      pubsub: {
        projectId: 'demo',
        emulatorHost: undefined,
        topic: 'whatsapp-prop8t-message-processing',
        subscription: 'whatsapp-prop8t-message-processing-sub',
        statusSubscription: 'whatsapp-prop8t-message-processing-status-sub',
        deadLetterTopic: 'whatsapp-prop8t-message-processing-dead-letter',
        deadLetterSubscription: 'whatsapp-prop8t-message-processing-dead-letter-sub',
        createTopology: false,
      },
      webhook: {
        auth: { metaAppSecret: 'app-secret', aisensySecret: undefined, urlSecret: undefined },
        verifyToken: 'verify',
      },
      publishTimeoutMs: 3000,
    });
  });

  it('refuses to start without any way to prove a webhook', () => {
    expect(problemNames({})).toEqual(['GCP_PROJECT', 'WEBHOOK_VERIFY_TOKEN', 'META_APP_SECRET']);
  });

  it('requires the secret of every listed strategy and of no other', () => {
    const { META_APP_SECRET: _, ...rest } = required;
    expect(problemNames({ ...rest, WEBHOOK_AUTH: 'aisensy-signature,url-secret' })).toEqual([
      'AISENSY_WEBHOOK_SECRET',
      'WEBHOOK_URL_SECRET',
    ]);
    expect(problemNames({ ...rest, WEBHOOK_AUTH: 'none' })).toEqual(['WEBHOOK_AUTH']);
  });

  it('refuses a short URL secret once, with the reason that it is short', () => {
    expect(problemNames({ ...required, WEBHOOK_AUTH: 'url-secret', WEBHOOK_URL_SECRET: 'short' })).toEqual([
      'WEBHOOK_URL_SECRET',
    ]);
  });

  it('leaves out the secret of a strategy that is not listed', () => {
    const config = loadIngestionConfig({
      ...required,
      WEBHOOK_AUTH: 'url-secret',
      WEBHOOK_URL_SECRET: '0123456789abcdef',
    });
    expect(config.webhook.auth).toEqual({
      metaAppSecret: undefined,
      aisensySecret: undefined,
      urlSecret: '0123456789abcdef',
    });
  });

  it.each([
    ['WARNING', 'warn'],
    ['Critical', 'fatal'],
    ['debug', 'debug'],
  ])('reads LOG_LEVEL %s as %s', (LOG_LEVEL, level) => {
    expect(loadIngestionConfig({ ...required, LOG_LEVEL }).log).toEqual({
      level,
      pretty: false,
      sampleRatio: 1,
    });
  });

  it('logs verbosely for people when DEBUG is true', () => {
    expect(loadIngestionConfig({ ...required, DEBUG: 'true', LOG_LEVEL: 'ERROR' }).log).toEqual({
      level: 'debug',
      pretty: true,
      sampleRatio: 1,
    });
  });

  it('is frozen to the bottom', () => {
    const config = loadIngestionConfig(required);
    expect(() => Object.assign(config.webhook.auth, { metaAppSecret: 'other' })).toThrow(TypeError);
    expect(() => Object.assign(config.pubsub, { topic: 'other' })).toThrow(TypeError);
    expect(config.webhook.auth.metaAppSecret).toBe('app-secret');
  });

  it('reads the environment of the process when none is given', () => {
    const before = { ...process.env };
    Object.assign(process.env, required, { PORT: '9999' });
    try {
      expect(loadIngestionConfig().http.port).toBe(9999);
    } finally {
      process.env = before;
    }
  });
});
