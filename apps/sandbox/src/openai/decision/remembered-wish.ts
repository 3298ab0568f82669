import type { Conversation } from '../conversation/conversation';
import { isJsonObject } from '../conversation/read-json';
import type { Wish } from '../wish/wish';

/** "Also villas" comes on top of what a note says was wanted before; "no study after all" leaves the rest of it. */
export function addRememberedWish(wish: Wish, conversation: Conversation): Wish {
  const kept = keepOtherFeatures(wish, conversation);
  if (!kept.adds) return kept;
  const add = (key: string, said: string[] | undefined) => {
    const known = findWords(conversation, key);
    return said && known ? [...new Set([...known, ...said])] : said;
  };
  const types = add('types', kept.types);
  const areas = add('areas', kept.areas);
  const features = add('features', kept.features);
  const bedrooms = addBedrooms(kept, conversation);
  return {
    ...kept,
    ...(types ? { types } : {}),
    ...(areas ? { areas } : {}),
    ...(features ? { features } : {}),
    ...(bedrooms ? { bedrooms } : {}),
  };
}

function keepOtherFeatures(wish: Wish, conversation: Conversation): Wish {
  const { droppedFeatures, dropped = [], ...rest } = wish;
  if (!droppedFeatures) return wish;
  const left = (findWords(conversation, 'features') ?? []).filter((name) => !droppedFeatures.includes(name));
  if (left.length === 0) return wish;
  const others = dropped.filter((slot) => slot !== 'features');
  return {
    ...rest,
    features: [...left, ...(wish.features ?? [])],
    ...(others.length > 0 ? { dropped: others } : {}),
  };
}

function addBedrooms(wish: Wish, conversation: Conversation): Wish['bedrooms'] {
  const known = conversation.findRemembered('bedrooms');
  if (!wish.bedrooms || !isJsonObject(known)) return wish.bedrooms;
  const counts = [known['min'], known['max'], wish.bedrooms.min, wish.bedrooms.max].filter(
    (count): count is number => typeof count === 'number',
  );
  const [min, max] = [Math.min(...counts), Math.max(...counts)];
  return { text: `${min}-${max}`, min, max };
}

function findWords(conversation: Conversation, key: string): string[] | undefined {
  const known = conversation.findRemembered(key);
  return Array.isArray(known) ? known.filter((word) => typeof word === 'string') : undefined;
}
