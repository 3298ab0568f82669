import type { DeliveryStatus, InboundMessage } from '@whatsapp-agent/contracts';
import { EventValidator } from './event.validator';

const message: InboundMessage = {
  account: { phoneNumberId: '106500000000001' },
  contact: { waId: '971501234567' },
  origin: 'customer',
  wamid: 'wamid.A',
  sentAt: '2026-09-21T14:13:20.000Z',
  receivedAt: '2026-09-21T14:13:21.000Z',
  index: 0,
  content: { kind: 'text', text: 'Hi' },
};
const status: DeliveryStatus = {
  account: { projectId: '64b0c0ffee64b0c0ffee64b0' },
  wamid: 'wamid.A',
  state: 'read',
  at: '2026-09-21T14:13:20.000Z',
};

describe('EventValidator', () => {
  const validator = new EventValidator();

  it('finds nothing wrong with events that keep the contract', () => {
    expect(validator.findMessageProblem(message)).toBeUndefined();
    expect(validator.findMessageProblem({ ...message, contact: { userId: 'AE.1' } })).toBeUndefined();
    expect(validator.findStatusProblem(status)).toBeUndefined();
  });

  it.each([
    ['wamid', { wamid: 'x'.repeat(513) }],
    ['wamid', { wamid: undefined }],
    ['sentAt', { sentAt: 'yesterday' }],
    ['index', { index: -1 }],
    ['origin', { origin: 'nobody' }],
    ['content', { content: 'Hi' }],
    ['content', { content: { kind: 'hologram' } }],
    ['account', { account: {} }],
    ['account', { account: { wabaId: 5 } }],
    ['contact', { contact: { profileName: 'A' } }],
    ['contact', { contact: { waId: 'x'.repeat(33) } }],
  ])('names %s when a message has %j', (field, change) => {
    expect(validator.findMessageProblem({ ...message, ...change } as InboundMessage)).toBe(
      `invalid:${field}`,
    );
  });

  it.each([
    ['state', { state: 'lost' }],
    ['at', { at: '' }],
    ['account', { account: {} }],
    ['error', { error: { code: 'x' } }],
  ])('names %s when a status has %j', (field, change) => {
    expect(validator.findStatusProblem({ ...status, ...change } as DeliveryStatus)).toBe(`invalid:${field}`);
  });
});
