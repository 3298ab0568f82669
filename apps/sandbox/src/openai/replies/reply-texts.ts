/** What the demo model says in its own words. It states no facts: figures only ever come from a tool result. */
export interface ReplyTexts {
  greeting: string;
  greetingTo: (name: string) => string;
  /** Asks for the wish, after something else was said. */
  askWish: string;
  /** Asks for day and time of a visit. */
  askWhen: string;
  wellbeing: string;
  thanks: string;
  farewell: string;
  refusal: string;
  identity: string;
  abilities: string;
  offTopic: string;
  placeTalk: string;
  unclear: string;
  unreadable: string;
  noList: string;
  person: string;
  visit: string;
  statistics: string;
  noVisits: string;
  yourVisits: string;
  fairHousing: string;
  landmarkView: string;
  amenityRank: string;
  askTeam: string;
  noted: string;
  cannotLookUp: string;
  metYou: (name: string) => string;
  yourName: (name: string) => string;
  nameUnknown: string;
  missing: (what: string) => string;
  failed: string;
  nothingFound: string;
  found: (total: string) => string;
  listed: string;
  done: string;
  says: (title: string | undefined, facts: string) => string;
  mentions: (title: string | undefined, words: string) => string;
  notListed: (what: string) => string;
  anythingElse: string;
  /** Names of what is asked about a home; absent ones are said in English. */
  aspects: Readonly<Record<string, string>>;
}
