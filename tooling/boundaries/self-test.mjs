import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Imports that design §2 forbids. Each is planted into a real project and has to turn the lint red. */
const VIOLATIONS = [
  [
    'libs/agent',
    "import { SupabaseConversationStore } from '@whatsapp-agent/supabase';",
    'a feature imports an adapter',
  ],
  ['libs/agent', "import { Module } from '@nestjs/common';", 'a feature imports Nest'],
  ['libs/tools', "import { TurnRunner } from '@whatsapp-agent/agent';", 'tools import the agent'],
  [
    'libs/pubsub',
    "import { AppError } from '@whatsapp-agent/contracts';",
    'the transport imports the workspace',
  ],
  [
    'libs/aisensy',
    "import { createClient } from '@supabase/supabase-js';",
    "an adapter imports another's SDK",
  ],
  ['libs/supabase', "import { AisensyClient } from '@whatsapp-agent/aisensy';", 'an adapter imports another'],
  [
    'libs/places',
    "import { AisensyClient } from '@whatsapp-agent/aisensy';",
    'an adapter imports its sibling',
  ],
  ['libs/tools', "import { GooglePlacesProvider } from '@whatsapp-agent/places';", 'tools import an adapter'],
  [
    'libs/contracts',
    "import { createLogger } from '@whatsapp-agent/observability';",
    'the contracts import a library',
  ],
  ['libs/contracts', "import { z } from 'zod';", 'the contracts import a package'],
  ['libs/whatsapp', "import OpenAI from 'openai';", 'the protocol imports a vendor'],
  [
    'libs/config',
    "import { parseWebhook } from '@whatsapp-agent/whatsapp';",
    'a utility imports the protocol',
  ],
  [
    'libs/agent',
    "import { InMemoryConversationStore } from '@whatsapp-agent/testing';",
    'production code imports test doubles',
  ],
  ['apps/worker', "import { PubSub } from '@google-cloud/pubsub';", 'an app imports a vendor SDK'],
  [
    'apps/worker',
    "import { AppModule } from '../../../ingestion/src/app/app.module';",
    'an app imports an app',
  ],
  [
    'apps/sandbox',
    "import { PropertyAssistant } from '@whatsapp-agent/agent';",
    'the sandbox imports a feature',
  ],
  [
    'apps/sandbox',
    "import { AisensyClient } from '@whatsapp-agent/aisensy';",
    'the sandbox imports an adapter',
  ],
  ['apps/e2e', "import { TurnRunner } from '@whatsapp-agent/agent';", 'e2e imports a feature'],
  ['libs/agent', 'export const planted = process.env.HOME;', 'the environment is read outside libs/config'],
];
const RULES = /@nx\/enforce-module-boundaries|no-restricted-imports|no-restricted-properties/;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function lint(files) {
  const args = ['eslint', '--no-warn-ignored', '--format', 'json', ...files];
  const { stdout, stderr } = spawnSync('npx', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`eslint gave no report:\n${stderr}`);
  }
}

const planted = VIOLATIONS.map(([project, code, meaning], index) => {
  const file = join(root, project, 'src', 'planted-violations', `planted-${index}.ts`);
  return { file, code, meaning };
});
let red = 0;
try {
  for (const { file, code } of planted) {
    mkdirSync(dirname(file), { recursive: true });
    const imported = /import (?:\{ (\w+) \}|(\w+)) from/.exec(code);
    const use = imported ? `export const planted = [${imported[1] ?? imported[2]}];\n` : '';
    writeFileSync(file, `${code}\n${use}`);
  }
  const report = lint(planted.map(({ file }) => file));
  for (const { file, meaning } of planted) {
    const messages = report.find(({ filePath }) => filePath === file)?.messages ?? [];
    const caught = messages.some(({ ruleId }) => RULES.test(ruleId ?? ''));
    if (caught) red += 1;
    process.stdout.write(`${caught ? 'refused ' : 'ALLOWED '} ${meaning}\n`);
  }
} finally {
  for (const { file } of planted) rmSync(dirname(file), { recursive: true, force: true });
}
process.stdout.write(`${red} of ${planted.length} planted violations were refused\n`);
process.exitCode = red === planted.length ? 0 : 1;
