/** What a customer of the soak writes: each entry is sent at once, the next one a while after it. */
export type SoakConversation = readonly (readonly string[])[];

const AREAS = ['Dubai Marina', 'JVC', 'Downtown', 'Palm Jumeirah', 'JLT', 'Business Bay'];
const HOMES = ['2 bedroom apartments', 'studios', '3 bed villas', '1 bed apartments'];

/**
 * The conversation of that number: one in two asks once, three in ten ask and refine, two in ten write a burst.
 * No two neighbours are the same, and the same number always gives the same.
 */
export function planConversation(index: number): SoakConversation {
  const area = AREAS[index % AREAS.length] ?? '';
  const home = HOMES[Math.floor(index / AREAS.length) % HOMES.length] ?? '';
  const search = `${home} to rent in ${area}`;
  switch (index % 10) {
    case 0:
    case 1:
      return [['Hi', search]];
    case 2:
      return [[search], ['show more']];
    case 3:
      return [[search], ['something cheaper']];
    case 4:
      return [['Hello'], [search]];
    default:
      return [[search]];
  }
}
