import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { flagOf, MARKERS, RecordedProject, SETTINGS } from './run-script.mjs';

const root = join(__dirname, '..', '..');

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
