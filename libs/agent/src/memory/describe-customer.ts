import type { TurnContext } from '@whatsapp-agent/contracts';
import type { Customer } from '@whatsapp-agent/tools';
import { readPersonName } from '../guardrails/untrusted-text';
import { typedText } from './describe-content';

const MOST_EARLIER = 5;

/** What tools may know of the customer: their name, what they told, and what they typed themselves. */
export function describeCustomer({ contact, pending, history }: TurnContext): Customer {
  const name = readPersonName(contact.name ?? '');
  return {
    ...(name && { name }),
    preferences: contact.preferences ?? {},
    words: pending.map(typedText).filter((words) => words.trim() !== ''),
    earlier: history
      .filter(({ role }) => role === 'customer')
      .map(({ text }) => text)
      .slice(-MOST_EARLIER),
  };
}
