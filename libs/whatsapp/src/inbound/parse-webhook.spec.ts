import { DeliveryStatus, INBOUND_KINDS, InboundMessage } from '@whatsapp-agent/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { listFixtures, readFixture } from '../../test/fixtures/read-fixture';
import { detectSurface } from './detect-surface';
import type { ParsedWebhook } from './parsed-webhook';
import { parseWebhook } from './parse-webhook';

const RECEIVED = new Date('2026-09-22T00:00:00.123Z');

/** Validates as the worker does after the queue: JSON, then the contracts' classes. */
function expectValid(parsed: ParsedWebhook): void {
  const wire = JSON.parse(JSON.stringify(parsed)) as ParsedWebhook;
  const problems = [
    ...wire.messages.map((message) => validateSync(plainToInstance(InboundMessage, message))),
    ...wire.statuses.map((status) => validateSync(plainToInstance(DeliveryStatus, status))),
  ].flat();
  expect(problems).toEqual([]);
  for (const { contact, content } of parsed.messages) {
    expect(contact.waId ?? contact.userId).toBeDefined();
    expect(INBOUND_KINDS).toContain(content.kind);
  }
}

function metaText(message: object, contacts: object[] = []): unknown {
  const text = { id: 'wamid.1', timestamp: '1790000000', type: 'text', text: { body: 'Hi' }, ...message };
  const value = { metadata: { phone_number_id: '1065' }, contacts, messages: [text] };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '1020', changes: [{ field: 'messages', value }] }],
  };
}

const only = (body: unknown) => parseWebhook(body, RECEIVED).messages[0];

describe('parseWebhook', () => {
  const fixtures = (['meta', 'aisensy'] as const).flatMap((surface) =>
    listFixtures(surface).map((name) => [surface, name] as const),
  );

  it.each(fixtures)('gives what the contracts accept for %s/%s', (surface, name) => {
    const body = readFixture(surface, name);
    const parsed = parseWebhook(body, RECEIVED);
    expectValid(parsed);
    expect(parsed.surface).toBe(detectSurface(body));
  });

  it.each([
    ['+91 90000-00000', '919000000000'],
    ['(971) 50 0000000', '971500000000'],
  ])('reduces the number %s to digits', (from, waId) => {
    expect(only(metaText({ from }))?.contact).toEqual({ waId });
  });

  it('takes a user id that arrives in the place of a phone number', () => {
    expect(only(metaText({ from: 'AE.4711' }))?.contact).toEqual({ userId: 'AE.4711' });
  });

  it('does not give one customer the profile of another', () => {
    const other = { wa_id: '971500000001', user_id: 'AE.1', profile: { name: 'Omar' } };
    expect(only(metaText({ from: '919000000000' }, [other]))?.contact).toEqual({ waId: '919000000000' });
  });

  it.each(['', '-5', '0', 'soon', '99999999999999999999', '1600000000000000', null, {}])(
    'falls back to the time of arrival for the timestamp %j',
    (timestamp) => {
      const message = only(metaText({ from: '919000000000', timestamp }));
      expect(message?.sentAt).toBe(RECEIVED.toISOString());
    },
  );

  it('keeps a time up to a day ahead of our clock', () => {
    const soon = Math.floor(RECEIVED.getTime() / 1000) + 86_400;
    const kept = only(metaText({ from: '919000000000', timestamp: String(soon) }));
    const dropped = only(metaText({ from: '919000000000', timestamp: String(soon + 1) }));
    expect(kept?.sentAt).toBe('2026-09-23T00:00:00.000Z');
    expect(dropped?.sentAt).toBe(RECEIVED.toISOString());
  });

  it('cuts a text that is longer than WhatsApp allows, between characters', () => {
    const body = `${'a'.repeat(4095)}👩‍👩‍👧`;
    expect(only(metaText({ from: '919000000000', text: { body } }))?.content).toEqual({
      kind: 'text',
      text: 'a'.repeat(4095),
      truncated: true,
    });
    const exact = 'a'.repeat(4096);
    expect(only(metaText({ from: '919000000000', text: { body: exact } }))?.content).toEqual({
      kind: 'text',
      text: exact,
    });
  });

  it('removes what a database cannot store', () => {
    const message = only(metaText({ from: '919000000000', text: { body: 'a\u0000b\ud83dc\r\nd' } }));
    expect(message?.content).toEqual({ kind: 'text', text: 'abc\nd' });
  });

  it('cuts an endless profile name and skips an endless wamid', () => {
    const contact = { wa_id: '919000000000', profile: { name: 'n'.repeat(300) } };
    expect(only(metaText({ from: '919000000000' }, [contact]))?.contact.profileName).toHaveLength(256);
    const parsed = parseWebhook(metaText({ from: '919000000000', id: 'w'.repeat(513) }), RECEIVED);
    expect(parsed).toMatchObject({ messages: [], skipped: [{ reason: 'missing_id', index: 0 }] });
  });

  it.each([
    ['text', { text: {} }, 'text'],
    ['image', { type: 'image', image: {} }, 'image'],
    ['location', { type: 'location', location: { latitude: 200, longitude: 0 } }, 'location'],
    [
      'interactive',
      {
        type: 'interactive',
        interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
      },
      'interactive.call_permission_reply',
    ],
    ['a hostile name', { type: '__proto__' }, '__proto__'],
    ['no type', { type: undefined }, 'unknown'],
  ])('keeps a broken or unknown %s as unsupported', (_case, message, type) => {
    expect(only(metaText({ from: '919000000000', ...message }))?.content).toEqual({
      kind: 'unsupported',
      type,
    });
  });

  it.each(['not json', '[1,2]', '"text"'])('keeps a form whose answer is %j', (response_json) => {
    const interactive = { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json } };
    expect(only(metaText({ from: '919000000000', type: 'interactive', interactive }))?.content).toEqual({
      kind: 'flow',
      name: 'flow',
      response: { raw: response_json },
    });
  });

  it('leaves out messages of a group and of an unknown account', () => {
    const group = parseWebhook(metaText({ from: '919000000000', group_id: 'g1' }), RECEIVED);
    expect(group).toMatchObject({ messages: [], skipped: [{ reason: 'group_message' }] });
    const nobody = {
      object: 'whatsapp_business_account',
      entry: [{ changes: [{ value: { messages: [{}] } }] }],
    };
    expect(parseWebhook(nobody, RECEIVED)).toMatchObject({
      messages: [],
      skipped: [{ reason: 'missing_account' }],
    });
  });

  it.each([
    [{ object: 'instagram', entry: [] }, 'unknown'],
    [{ topic: 'message.created' }, 'unknown'],
    [{ topic: 'message.created', data: {} }, 'aisensy'],
    [{ object: 'whatsapp_business_account' }, 'meta'],
    [{ event: 'test.webhook', data: { message: 'x' } }, 'none'],
    [{ test: 'message' }, 'none'],
    [{}, 'none'],
    [[], 'none'],
    ['text', 'none'],
    [null, 'none'],
  ])('sees in %j the surface %s', (body, surface) => {
    expect(detectSurface(body)).toBe(surface);
  });

  it('survives any JSON in any place and never emits what the contracts reject', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const kind = fc.constantFrom(
      'text',
      'image',
      'interactive',
      'order',
      'contacts',
      'edit',
      'system',
      'location',
    );
    const message = fc
      .record({
        id: fc.oneof(fc.string(), json),
        from: fc.oneof(fc.constant('9190'), json),
        type: kind,
        timestamp: json,
        part: json,
        context: json,
        referral: json,
      })
      .map(({ part, ...rest }) => ({ ...rest, [rest.type]: part }));
    const value = fc.record({
      metadata: json,
      contacts: json,
      messages: fc.array(message),
      statuses: fc.oneof(
        json,
        fc.array(
          fc.record({
            id: fc.string(),
            status: fc.constantFrom('sent', 'failed'),
            timestamp: json,
            errors: json,
            recipient_id: json,
          }),
        ),
      ),
    });
    const meta = fc.record({
      object: fc.constant('whatsapp_business_account'),
      entry: fc.oneof(
        json,
        fc.array(
          fc.record({
            id: fc.oneof(fc.constant('1'), json),
            changes: fc.array(fc.record({ field: fc.constant('messages'), value })),
          }),
        ),
      ),
    });
    const inner = fc.record({
      sender: fc.constantFrom('USER', 'AGENT'),
      messageId: fc.string(),
      phone_number: fc.oneof(fc.constant('9190'), json),
      message_type: fc.constantFrom('TEXT', 'IMAGE', 'LIST_REPLY', 'LOCATION'),
      message_content: json,
      userName: json,
      sent_at: json,
      failureResponse: json,
      status: fc.constant('SENT'),
    });
    const aisensy = fc.record({
      topic: fc.constantFrom('message.created', 'message.sender.user', 'message.status.updated'),
      project_id: fc.oneof(fc.constant('64b'), json),
      created_at: json,
      data: fc.oneof(json, fc.record({ message: fc.oneof(json, inner) })),
    });
    fc.assert(
      fc.property(fc.oneof(json, meta, aisensy), (body) => {
        expectValid(parseWebhook(body, RECEIVED));
      }),
      { numRuns: 500 },
    );
  });
});
