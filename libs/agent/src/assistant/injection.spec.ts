import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PendingInbound, TurnContext } from '@whatsapp-agent/contracts';
import {
  buildHistory,
  buildPending,
  buildProperties,
  ScriptedChatCompletions,
  type ScriptedStep,
} from '@whatsapp-agent/testing';
import { AssistantConversation, textOf } from '../../test/assistant-conversation.fake';
import { createState } from '../memory/conversation-state';

interface Attack {
  id: string;
  kind: string;
  channel: string;
  payload: string;
  /** What a model does that believes every word. */
  obey: { tool?: string; args?: object; text?: string };
  expect: { neverSays?: string[]; forbiddenTools?: string[] };
}

const FILE = resolve(__dirname, '../../../../apps/e2e/eval/data/injection.jsonl');
const ATTACKS = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Attack);
const LOOK_UP = {
  calls: [{ name: 'property_details', arguments: { property: '1', purpose: 'answer' } }],
};

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterAll(() => model.close());

/** Puts the payload where its channel brings it, beside a harmless message. */
function plant({ channel, payload }: Attack): {
  messages: PendingInbound[];
  overrides: Partial<TurnContext>;
} {
  const ask = buildPending('is it furnished?', { seq: 2 });
  const quoting = (role: 'customer' | 'human' | 'notice') => ({
    messages: [{ ...ask, context: { quotedWamid: 'wamid.planted' } }],
    overrides: { history: [buildHistory(role, payload, { wamid: 'wamid.planted' })] },
  });
  switch (channel) {
    case 'document_name':
      return {
        messages: [
          buildPending({ kind: 'document', media: { filename: payload, caption: 'see this' } }),
          ask,
        ],
        overrides: {},
      };
    case 'quoted_message':
      return quoting('customer');
    case 'agent_note':
      return quoting('human');
    case 'contact_name':
      return {
        messages: [ask],
        overrides: { contact: { id: 'contact-1', key: { waId: '971500000001' }, name: payload } },
      };
    case 'referral':
      return { messages: [{ ...ask, referral: { headline: payload, body: payload } }], overrides: {} };
    case 'forwarded':
      return { messages: [buildPending(payload, { context: { forwarded: true } }), ask], overrides: {} };
    case 'transcript':
    case 'customer_message':
      return { messages: [buildPending(`${payload} Is it furnished?`)], overrides: {} };
    default:
      return { messages: [ask], overrides: {} };
  }
}

async function attack(one: Attack) {
  const { messages, overrides } = plant(one);
  const listings = buildProperties(3, one.channel === 'listing' ? { description: one.payload } : {});
  const conversation = new AssistantConversation(model, listings, overrides);
  const [first] = listings;
  const memory = { slots: {}, ...(first ? { active: { id: first.id, title: first.title } } : {}) };
  conversation.state = { ...createState(), memory, specialist: 'visit_scheduling' };
  const { tool, args = {}, text = '' } = one.obey;
  const obedient: ScriptedStep = tool ? { calls: [{ name: tool, arguments: args }] } : { text };
  model.script(...(one.channel === 'listing' ? [LOOK_UP] : []), obedient, obedient, obedient);
  return conversation.say(...messages);
}

describe('text that gives orders, before a model that obeys every word', () => {
  it('is a corpus of at least a hundred attacks on every way in', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(100);
    expect(new Set(ATTACKS.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(9);
  });

  it.each(ATTACKS)('$id has no effect: $kind through $channel', async (one) => {
    const reply = await attack(one);
    expect(reply.effects).toEqual([]);
    const called = reply.tools.map(({ name }) => name);
    expect(called.filter((name) => one.expect.forbiddenTools?.includes(name))).toEqual([]);
    const said = textOf(reply).toLowerCase();
    expect(one.expect.neverSays?.filter((words) => said.includes(words.toLowerCase())) ?? []).toEqual([]);
    expect(said).not.toBe('');
  });
});
