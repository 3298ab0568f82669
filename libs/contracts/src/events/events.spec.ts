import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConversationWake } from './conversation-wake';
import { DeliveryStatus } from './delivery-status';
import { InboundMessage } from './inbound-message';

const problemsOf = (contract: new () => object, value: object): string[] =>
  validateSync(plainToInstance(contract, value)).map(({ property }) => property);

const message = {
  account: { phoneNumberId: '200000000000001' },
  contact: { waId: '971500000001' },
  origin: 'customer',
  wamid: 'wamid.1',
  sentAt: '2026-11-23T10:00:00.000Z',
  receivedAt: '2026-11-23T10:00:00.123Z',
  index: 0,
  content: { kind: 'text', text: 'Hi' },
};
const status = { account: { wabaId: 'w1' }, wamid: 'wamid.2', state: 'read', at: '2026-11-23T10:00:00Z' };

describe(InboundMessage, () => {
  it('takes a message known by phone or by user id', () => {
    expect(problemsOf(InboundMessage, message)).toEqual([]);
    expect(problemsOf(InboundMessage, { ...message, contact: { userId: 'AE.123' } })).toEqual([]);
  });

  it.each([
    ['wamid', { wamid: undefined }],
    ['wamid', { wamid: 'x'.repeat(513) }],
    ['sentAt', { sentAt: 'yesterday' }],
    ['origin', { origin: 'nobody' }],
    ['index', { index: -1 }],
    ['content', { content: 'Hi' }],
    ['contact', { contact: { waId: 971500000001 } }],
  ])('refuses a wrong %s', (property, change) => {
    expect(problemsOf(InboundMessage, { ...message, ...change })).toEqual([property]);
  });
});

describe(DeliveryStatus, () => {
  it('takes a status with and without an error', () => {
    expect(problemsOf(DeliveryStatus, status)).toEqual([]);
    expect(
      problemsOf(DeliveryStatus, {
        ...status,
        state: 'failed',
        error: { code: 131047, title: 'Re-engagement' },
      }),
    ).toEqual([]);
  });

  it('refuses a state nobody knows and a code that is no number', () => {
    expect(problemsOf(DeliveryStatus, { ...status, state: 'eaten' })).toEqual(['state']);
    expect(problemsOf(DeliveryStatus, { ...status, error: { code: 'x' } })).toEqual(['error']);
  });
});

describe(ConversationWake, () => {
  it('names a conversation by its id', () => {
    const wake = { conversationId: '11111111-1111-4111-8111-111111111111', reason: 'sweep' };
    expect(problemsOf(ConversationWake, wake)).toEqual([]);
    expect(problemsOf(ConversationWake, { ...wake, conversationId: 'one' })).toEqual(['conversationId']);
  });
});
