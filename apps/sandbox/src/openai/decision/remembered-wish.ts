import type { Conversation } from '../conversation/conversation';
import type { Wish } from '../wish/wish';

/** "Also villas" comes on top of what a note of the conversation says was wanted before. */
export function addRememberedWish(wish: Wish, conversation: Conversation): Wish {
  if (!wish.adds) return wish;
  const add = (key: string, said: string[] | undefined) => {
    const known = conversation.findRemembered(key);
    if (!said || !Array.isArray(known)) return said;
    return [...new Set([...known.filter((word) => typeof word === 'string'), ...said])];
  };
  const types = add('types', wish.types);
  const areas = add('areas', wish.areas);
  const features = add('features', wish.features);
  return {
    ...wish,
    ...(types ? { types } : {}),
    ...(areas ? { areas } : {}),
    ...(features ? { features } : {}),
  };
}
