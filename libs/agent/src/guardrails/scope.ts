import { NEVER_OURS, OTHER_SUBJECTS, PROPERTY_WORDS } from './off-topic-words';

/**
 * Tells whether a message certainly asks for something that is not our business. It answers yes only where
 * it is sure; what it lets pass, the instructions still decline.
 */
export function isOffTopic(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
  if (NEVER_OURS.some((pattern) => pattern.test(plain))) return true;
  return !PROPERTY_WORDS.test(plain) && OTHER_SUBJECTS.some((pattern) => pattern.test(plain));
}
