import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { flagOf, MARKERS, RecordedProject, SETTINGS } from './run-script.mjs';

const root = join(__dirname, '..', '..');

/** Cloud Run's own, a laptop's, and what would open the public service to everybody. */
const LEFT_OUT = {
  ingestion: [
    'DEBUG',
    'HOST',
    'METRICS_ENABLED',
    'PORT',
    'PUBSUB_CREATE_TOPOLOGY',
    'PUBSUB_EMULATOR_HOST',
    'SWAGGER_ENABLED',
  ],
  worker: [
    'DEBUG',
    'HOST',
    'INSTANCE_ID',
    'PORT',
    'PUBSUB_CREATE_TOPOLOGY',
    'PUBSUB_EMULATOR_HOST',
    'PUBSUB_PUSH_CERTS_URL',
  ],
};

/** What a source file of the workspace exports, without depending on its project. */
function load(file) {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, file)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    write: false,
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(__filename),
  );
  return module.exports;
}

describe('what deploy.sh says twice', () => {
  const project = new RecordedProject();
  afterAll(() => project.remove());
  const { calls } = project.run('deploy.sh', [], { ...SETTINGS, ...MARKERS });

  it('makes the topology that the apps check for', () => {
    const topic = 'whatsapp-prop8t-message-processing';
    const { topics, subscriptions } = load(
      'libs/contracts/src/topology/whatsapp-topology.ts',
    ).describeTopology({
      topic,
      subscription: `${topic}-sub`,
      statusSubscription: `${topic}-status-sub`,
      deadLetterTopic: `${topic}-dead-letter`,
      deadLetterSubscription: `${topic}-dead-letter-sub`,
    });
    const made = calls.filter(({ thing, verb }) => verb === 'create' && thing.startsWith('pubsub'));
    const named = (wanted) => made.find(({ name }) => name === wanted.name);
    for (const wanted of topics) expect(named(wanted).thing).toBe('pubsub topics');
    for (const wanted of subscriptions) {
      const call = named(wanted);
      expect(call.thing).toBe('pubsub subscriptions');
      expect({
        name: call.name,
        topic: flagOf(call, 'topic'),
        ackDeadlineSeconds: Number(flagOf(call, 'ack-deadline')),
        retention: flagOf(call, 'message-retention-duration'),
        filter: flagOf(call, 'message-filter'),
        retry: flagOf(call, 'min-retry-delay') && [
          flagOf(call, 'min-retry-delay'),
          flagOf(call, 'max-retry-delay'),
        ],
        deadLetter: flagOf(call, 'dead-letter-topic') && [
          flagOf(call, 'dead-letter-topic'),
          Number(flagOf(call, 'max-delivery-attempts')),
        ],
      }).toEqual({
        name: wanted.name,
        topic: wanted.topic,
        ackDeadlineSeconds: wanted.ackDeadlineSeconds,
        retention: `${wanted.retentionSeconds / 86_400}d`,
        filter: wanted.filter,
        retry: wanted.retry && [`${wanted.retry.minSeconds}s`, `${wanted.retry.maxSeconds}s`],
        deadLetter: wanted.deadLetter && [wanted.deadLetter.topic, wanted.deadLetter.maxAttempts],
      });
    }
    expect(made).toHaveLength(topics.length + subscriptions.length);
  });

  describe.each([
    ['ingestion', 'whatsapp-agent-ingestion-service'],
    ['worker', 'whatsapp-agent-processing-worker'],
  ])('about the settings of %s', (service, name) => {
    const variables = load('libs/config/src/describe-variables.ts')
      .describeVariables()
      .filter((variable) => variable.service === service && !variable.secret);
    const passed = (env) => {
      const optional = Object.fromEntries(variables.map((variable) => [variable.name, 'x']));
      const other = new RecordedProject();
      const given = { ...(env ? optional : {}), ...SETTINGS, PUBSUB_DELIVERY: 'push' };
      const run = other.run('deploy.sh', ['--only', service], given);
      other.remove();
      const deployed = run.calls.find((call) => call.verb === 'deploy' && call.name === name);
      return flagOf(deployed, 'set-env-vars')
        .replace('^;^', '')
        .split(';')
        .map((pair) => pair.slice(0, pair.indexOf('=')));
    };

    it('passes nothing that the service does not read', () => {
      const known = variables.map((variable) => variable.name);
      expect(passed('everything').filter((one) => !known.includes(one))).toEqual([]);
    });

    it('passes everything that the service needs and has no default for', () => {
      const given = passed();
      const needed = variables.filter(
        ({ required, neededWhen }) => required || neededWhen?.endsWith('PUBSUB_DELIVERY is push'),
      );
      expect(needed.map((one) => one.name).filter((one) => !given.includes(one))).toEqual([]);
    });

    it('passes every other setting on when the operator gives it, but what only makes sense elsewhere', () => {
      const given = passed('everything');
      const left = variables.map((variable) => variable.name).filter((one) => !given.includes(one));
      expect(left.sort()).toEqual(LEFT_OUT[service]);
    });
  });

  it('knows every secret of both services', () => {
    const described = load('libs/config/src/describe-variables.ts').describeVariables();
    const secrets = described
      .filter(({ service, secret }) => secret && service !== 'sandbox')
      .map(({ name, service }) => `${name} ${service}`);
    const table = readFileSync(join(root, 'deployment', 'lib', 'secret-table.sh'), 'utf8');
    const rows = [...table.matchAll(/^([a-z-]+)\|([A-Z_]+)\|([a-z]+)\|/gm)].map(
      (row) => `${row[2]} ${row[3]}`,
    );
    expect(rows.sort()).toEqual(secrets.sort());
  });
});
