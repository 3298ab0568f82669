import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { locateApp } from '../src/app-folder';
import { localValues } from '../src/serve-values';
import { System } from '../src/system';

const APPS = ['ingestion', 'worker'] as const;

/** Every file of a folder with its size and the time it was last written. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);
}

/** Runs a script where the app runs, with its Node, as its user and with what its image sets. */
function evaluateAs(app: (typeof APPS)[number], script: string, change: Record<string, string> = {}) {
  const { node, cwd, uid, env } = locateApp(app);
  const user = uid === undefined ? {} : { uid, gid: uid };
  return spawnSync(node, ['-e', script], { cwd, env: { ...env, ...change }, encoding: 'utf8', ...user });
}

describe('The packaged folders', () => {
  let system: System;
  const before = Object.fromEntries(APPS.map((app) => [app, listFiles(locateApp(app).cwd)]));
  beforeAll(async () => {
    system = await System.start();
    await system.sandbox.write('971500000901', { text: 'Hello' });
    await system.sandbox.waitForAnswers('971500000901', 1);
  });
  afterAll(() => system?.stop());

  it.each(APPS)('%s has no other modules than its own within reach', (app) => {
    const { cwd } = locateApp(app);
    const reachable: string[] = [];
    for (let folder = dirname(cwd); ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'node_modules'))) reachable.push(folder);
      if (folder === dirname(folder)) break;
    }
    expect(reachable).toEqual([]);
  });

  it.each(APPS)('%s runs as somebody who may write nothing there', (app) => {
    const { cwd } = locateApp(app);
    const attempt = `require('node:fs').writeFileSync(${JSON.stringify(join(cwd, 'planted'))}, '')`;
    const { status, stderr } = evaluateAs(app, attempt);
    expect(status).toBe(1);
    expect(stderr).toContain('EACCES');
    const owner = execFileSync('ps', ['-o', 'uid=', '-p', `${system[app].pid}`], { encoding: 'utf8' });
    expect(Number(owner)).not.toBe(0);
  });

  it.each(APPS)('%s sees its configuration and nothing else of the environment', (app) => {
    const seen = readFileSync(`/proc/${system[app].pid}/environ`, 'utf8').split('\0').filter(Boolean);
    const configured = new Set([
      ...APPS.flatMap((one) => Object.keys(localValues(one))),
      ...Object.keys(locateApp(app).env),
    ]);
    const names = seen.map((line) => line.slice(0, line.indexOf('=')));
    expect(names.filter((name) => !configured.has(name))).toEqual([]);
  });

  it.each(APPS)('%s starts from what was compiled of it', (app) => {
    const { stderr } = evaluateAs(app, "require('./dependencies.js')", {
      NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
    });
    expect(stderr).toMatch(/dependencies\.js.* was accepted/);
  });

  it.each(APPS)('%s leaves its folder as it was', (app) => {
    expect(listFiles(locateApp(app).cwd)).toEqual(before[app]);
  });
});
