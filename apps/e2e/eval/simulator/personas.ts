import type { Exchange } from '../../src/exchange';

/** A customer with a goal, and how it shows in what the system did that the goal was reached. */
export interface Persona {
  id: string;
  character: string;
  goal: string;
  style: string;
  /** What is missing of the goal; nothing when it was reached. */
  judge: (exchanges: readonly Exchange[]) => string | undefined;
}

/** The goal is reached when each of these tools was called with a result that fits. */
const needs =
  (
    ...wanted: readonly [tool: string, fits?: (result: Record<string, unknown>) => boolean][]
  ): Persona['judge'] =>
  (exchanges) => {
    const tools = exchanges.flatMap(({ tools: called }) => called);
    const missing = wanted.find(
      ([name, fits = () => true]) => !tools.some((tool) => tool.name === name && fits(tool.result)),
    );
    return missing && `${missing[0]} was never called with the result that was needed`;
  };
const shown = (result: Record<string, unknown>) => result['status'] === 'shown';

/** Customers of many kinds. */
export const PERSONAS: readonly Persona[] = [
  {
    id: 'sim-hurried-renter',
    character: 'a consultant who moves next month and has little time',
    goal: 'see one-bedroom apartments to rent near Dubai Marina for at most 110k a year, then the details of one',
    style: 'very short messages, no greetings, abbreviations',
    judge: needs(['search_properties', shown], ['property_details']),
  },
  {
    id: 'sim-undecided-family',
    character: 'a parent of three who changes their mind',
    goal: 'first look at villas to buy in Arabian Ranches, then decide for renting in Mirdif, and book a visit for a weekday afternoon',
    style: 'long friendly messages with side remarks about the children',
    judge: needs(['search_properties', shown], ['schedule_visit']),
  },
  {
    id: 'sim-investor',
    character: 'an investor who wants figures before homes',
    goal: 'learn the average price of one-bedroom apartments in JVC, then compare two of them',
    style: 'precise, a little impatient',
    judge: needs(['market_statistics'], ['compare_properties']),
  },
  {
    id: 'sim-arabic-speaker',
    character: 'متحدث بالعربية يبحث عن شقة لعائلته',
    goal: 'شقة بغرفتين للإيجار في البرشاء بأقل من 120 ألف، ثم موقعها',
    style: 'العربية فقط، رسائل قصيرة',
    judge: needs(['search_properties', shown], ['share_location']),
  },
  {
    id: 'sim-wants-a-person',
    character: 'somebody who dislikes machines',
    goal: 'see two villas to rent anywhere, then talk to a human',
    style: 'grumpy, with typing mistakes',
    judge: needs(['search_properties', shown], ['request_human']),
  },
];
