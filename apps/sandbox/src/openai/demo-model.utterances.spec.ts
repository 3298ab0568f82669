import type { ModelMessage } from './conversation/model-call';
import { DemoModel } from './demo-model';
import { AGENCY_TOOLS, SHOWN_NOTE } from './test/property-tools';

type Call = [name: string, args?: Record<string, unknown>];
type Case = [said: string, ...calls: Call[]];
const search = (args: Record<string, unknown> = {}): Call => ['find_homes', args];
const details = (property: string | null, purpose: 'show' | 'answer' = 'show'): Call => [
  'home_details',
  { property, purpose },
];
const MORE: Call = ['next_page'];

/** Calls of the model for a message, with only the arguments that say something. */
function ask(burst: string[], before: ModelMessage[] = []): Call[] {
  const messages: ModelMessage[] = [...before, ...burst.map((text) => ({ role: 'user' as const, text }))];
  const answer = new DemoModel().answer({ model: 'any', messages, tools: AGENCY_TOOLS, toolChoice: 'auto' });
  return answer.toolCalls.map(({ name, arguments: json }) => {
    const args = Object.entries(JSON.parse(json) as object).filter(([, value]) => value !== null);
    return args.length > 0 ? [name, Object.fromEntries(args)] : [name];
  });
}

const OPENERS: Case[] = [
  [
    'we need a two bed flat on lease around JLT',
    search({ transaction: 'rent', types: ['apartment'], areas: ['JLT'], bedrooms: '2' }),
  ],
  [
    'villas for sale, Arabian Ranches, 3+ bedrooms',
    search({ transaction: 'sale', types: ['villa'], areas: ['Arabian Ranches'], bedrooms: '3+' }),
  ],
  [
    'Looking to purchase a townhouse at Mudon below 2.8 million',
    search({ transaction: 'sale', types: ['townhouse'], areas: ['Mudon'], price: 'below 2.8 million' }),
  ],
  [
    'studio rental in International City, max 45k',
    search({ transaction: 'rent', types: ['studio'], areas: ['International City'], price: 'max 45k' }),
  ],
  ['1BHK or 2BHK in Al Karama', search({ areas: ['Al Karama'], bedrooms: '1-2' })],
  [
    'Is there a penthouse on Palm Jumeirah to buy?',
    search({ transaction: 'sale', types: ['penthouse'], areas: ['Palm Jumeirah'] }),
  ],
  ['3br jvt 110k', search({ areas: ['jvt'], bedrooms: '3', price: '110k' })],
  ['commercial space lease tecom', search({ transaction: 'rent', types: ['commercial'], areas: ['tecom'] })],
  ['plot in Nad Al Sheba', search({ types: ['plot'], areas: ['Nad Al Sheba'] })],
  [
    'Family villa with a garden and maids room near Mirdif',
    search({ types: ['villa'], areas: ['Mirdif'], features: ['garden', 'maid_room'] }),
  ],
  [
    'apartments without parking in Deira',
    search({ types: ['apartment'], areas: ['Deira'], excluded_features: ['parking'] }),
  ],
  ['I would like to lease something', search({ transaction: 'rent' })],
  [
    'we are relocating to Motor City and must rent a 4 bedroom townhouse',
    search({ transaction: 'rent', types: ['townhouse'], areas: ['Motor City'], bedrooms: '4' }),
  ],
  [
    'Between 1.1M and 1.6M, buying, Business Bay',
    search({ transaction: 'sale', areas: ['Business Bay'], price: 'Between 1.1M and 1.6M' }),
  ],
  [
    'flat over 1,250 sqft in Sports City',
    search({ types: ['apartment'], areas: ['Sports City'], size: 'over 1,250 sqft' }),
  ],
  ['Could you list some homes for me', search()],
  ['show me homes', search()],
  [
    'villa or townhouse, Serena or Villanova, purchase',
    search({ transaction: 'sale', types: ['townhouse', 'villa'], areas: ['Serena', 'Villanova'] }),
  ],
  ['cheapest one bedroom for rent', search({ transaction: 'rent', bedrooms: '1', sort: 'price_asc' })],
  ['newest apartments, Meydan', search({ types: ['apartment'], areas: ['Meydan'], sort: 'newest' })],
  ['house to buy near Umm Suqeim', search({ transaction: 'sale', types: ['house'], areas: ['Umm Suqeim'] })],
  ['villa Sunridge', search({ types: ['villa'], areas: ['Sunridge'] })],
  [
    "I'm Priya, hunting for a studio to rent",
    ['save_client_name', { name: 'Priya' }],
    search({ transaction: 'rent', types: ['studio'] }),
  ],
  ['my name is omar haddad', ['save_client_name', { name: 'omar haddad' }]],
];

const CHANGES: Case[] = [
  ['how about Discovery Gardens?', search({ areas: ['Discovery Gardens'] })],
  ['rather Barsha Heights', search({ areas: ['Barsha Heights'] })],
  ['change the location to Dubai South', search({ areas: ['Dubai South'] })],
  ['not Deira', search({ excluded_areas: ['Deira'] })],
  [
    'anywhere except International City',
    search({ areas: ['anywhere'], excluded_areas: ['International City'] }),
  ],
  ['whichever area is ok', search({ areas: ['anywhere'] })],
  ['the area does not matter', search({ areas: ['anywhere'] })],
  ['any type of home is ok', search({ types: ['any'] })],
  ['budget is not an issue', search({ clear: ['price'] })],
  ['whatever price', search({ clear: ['price'] })],
  ['my budget is 95-115k', search({ price: '95-115k' })],
  ['6500 per month', search({ price: '6500 per month', price_period: 'month' })],
  ['around 130 thousand a year', search({ price: 'around 130 thousand a year', price_period: 'year' })],
  ['make it two to four bedrooms', search({ bedrooms: '2-4' })],
  ['at least 3 beds', search({ bedrooms: '3+' })],
  ['studio or one bed', search({ bedrooms: 'studio-1' })],
  ['number of bedrooms: any bedrooms', search({ clear: ['bedrooms'] })],
  ['villas instead of apartments', search({ types: ['villa'] })],
  ['buy, not rent', search({ transaction: 'sale' })],
  ['got anything less expensive', search({ relative: 'cheaper' })],
  ['way too pricey? too pricey for me', search({ relative: 'cheaper' })],
  ['anything less pricey?', search({ relative: 'cheaper' })],
  ['half a million at most', search({ price: '500k at most' })],
  ['2 lakh 25 thousand', search({ price: '225000' })],
  ['something roomier please', search({ relative: 'bigger' })],
  ['those look too big', search({ relative: 'smaller' })],
  ['with a balcony please', search({ features: ['balcony'] })],
  ['the balcony is not needed', search({ clear: ['features'] })],
  ['start over', search({ clear: ['all'] })],
  [
    'forget that, new search: plots in Jebel Ali',
    search({ types: ['plot'], areas: ['Jebel Ali'], clear: ['all'] }),
  ],
];

const LISTED: Case[] = [
  ['#2', details('#2')],
  ['2', details('2')],
  ['the 2nd one please', details('2nd one')],
  ['tell me about property two', details('property two')],
  ['show me option 1', details('option 1')],
  ['last one', details('last one')],
  ['more details please', details(null)],
  ['how many bathrooms does it have?', details(null, 'answer')],
  ['is number 2 furnished?', details('number 2', 'answer')],
  ['does the first one come with parking?', details('first one', 'answer')],
  ['how big is it', details(null, 'answer')],
  ['parking?', details(null, 'answer')],
  ['how much is that one?', details(null, 'answer')],
  ['where is it exactly?', details(null, 'answer')],
  ['whats the location', details(null, 'answer')],
  ['is covered parking included in it', details(null, 'answer')],
  ['which floor', details(null, 'answer')],
  ['كم حمام فيها؟', details(null, 'answer')],
  ['इसमें कितने बाथरूम हैं?', details(null, 'answer')],
  ['next', MORE],
  ['any others?', MORE],
  ['got similar ones?', MORE],
  ['shwo mroe', MORE],
  ['show me some more homes', MORE],
  ['what else is there', MORE],
  ['other options pls', MORE],
  ['do you have any with a balcony?', search({ features: ['balcony'] })],
  ['more like this in Al Furjan', search({ areas: ['Al Furjan'] })],
];

const TYPOS: Case[] = [
  [
    'apartmnet to rnt in dubay marina',
    search({ transaction: 'rent', types: ['apartment'], areas: ['dubay marina'] }),
  ],
  ['vilas for sale with 5 bedrom', search({ transaction: 'sale', types: ['villa'], bedrooms: '5' })],
  ['townhuse, 3 bedroms', search({ types: ['townhouse'], bedrooms: '3' })],
  [
    'byu penthous in buisness bay',
    search({ transaction: 'sale', types: ['penthouse'], areas: ['buisness bay'] }),
  ],
];

const ARABIC: Case[] = [
  [
    'أبحث عن شقة للإيجار في دبي مارينا',
    search({ transaction: 'rent', types: ['apartment'], areas: ['دبي مارينا'] }),
  ],
  ['اريد شراء فيلا في مردف', search({ transaction: 'sale', types: ['villa'], areas: ['مردف'] })],
  ['شقة غرفتين في الكرامة', search({ types: ['apartment'], areas: ['الكرامة'], bedrooms: '2' })],
  ['٣ غرف في البرشاء', search({ areas: ['البرشاء'], bedrooms: '3' })],
  ['ميزانيتي ٩٠ ألف', search({ price: '90 ألف' })],
  ['أقل من 120 ألف سنويا', search({ price: 'أقل من 120 ألف سنويا', price_period: 'year' })],
  ['هل عندكم أرخص؟', search({ relative: 'cheaper' })],
  ['في أي منطقة', search({ areas: ['anywhere'] })],
  ['اعرض المزيد', MORE],
  ['العقار رقم 2', details('العقار رقم 2')],
];

const HINDI: Case[] = [
  [
    'मुझे मरीना में दो बेडरूम का फ्लैट किराए पर चाहिए',
    search({ transaction: 'rent', types: ['apartment'], areas: ['मरीना'], bedrooms: '2' }),
  ],
  ['दुबई हिल्स में विला खरीदना है', search({ transaction: 'sale', types: ['villa'], areas: ['दुबई हिल्स'] })],
  ['बजट 1 लाख तक', search({ price: '1 लाख तक' })],
  ['३ कमरे', search({ bedrooms: '3' })],
  ['कुछ सस्ता दिखाओ', search({ relative: 'cheaper' })],
  ['कहीं भी चलेगा', search({ areas: ['anywhere'] })],
  ['और दिखाओ', MORE],
  [
    'mujhe jvc mein 1 bhk flat kiraye pe chahiye',
    search({ transaction: 'rent', types: ['apartment'], areas: ['jvc'], bedrooms: '1' }),
  ],
];

const SMALL_TALK = [
  '👍',
  'can you speak hindi?',
  'hello there',
  'thank you so much',
  'who are you?',
  'tell me something about Sharjah',
  'write me a poem',
  'bye',
  'مرحبا',
  'नमस्ते',
  'how are you doing today',
  'are you a robot',
];

describe('what the demo model makes of a message', () => {
  describe.each([
    ['without anything shown', OPENERS, []],
    ['that changes a wish', CHANGES, []],
    ['after a list was shown', LISTED, [{ role: 'system', text: SHOWN_NOTE }]],
    ['with typos', TYPOS, []],
    ['in Arabic', ARABIC, []],
    ['in Hindi', HINDI, []],
  ] as [string, Case[], ModelMessage[]][])('%s', (_what, cases, before) => {
    it.each(cases)('%j', (said, ...calls) => {
      const wanted = calls.map(([name, args]) =>
        args && Object.keys(withoutNull(args)).length > 0 ? [name, withoutNull(args)] : [name],
      );
      expect(ask([said], before)).toEqual(wanted);
    });
  });

  it('leaves a visit to people when no tool arranges one', () => {
    expect(ask(['could we visit option 2'], [{ role: 'system', text: SHOWN_NOTE }])).toEqual([]);
  });

  it.each(SMALL_TALK)('talks and calls nothing for %j', (said) => {
    expect(ask([said])).toEqual([]);
  });
});

describe('what the demo model makes of a burst', () => {
  it('is one call with everything in it', () => {
    expect(ask(['hey', 'two bedroom', 'on rent', 'somewhere in Remraam'])).toEqual([
      search({ transaction: 'rent', areas: ['Remraam'], bedrooms: '2' }),
    ]);
  });

  it('lets the last word win', () => {
    expect(ask(['villa in Reem', 'sorry, Mudon'])).toEqual([search({ types: ['villa'], areas: ['Mudon'] })]);
  });

  it('leaves out what was answered before', () => {
    const before: ModelMessage[] = [
      { role: 'user', text: 'a villa in Reem' },
      { role: 'assistant', text: 'To rent or to buy?' },
    ];
    expect(ask(['to rent'], before)).toEqual([search({ transaction: 'rent' })]);
  });

  it('reads an unknown word as an area when that was the question', () => {
    const before: ModelMessage[] = [{ role: 'assistant', text: 'Which area would you like?' }];
    expect(ask(['Sunridge'], before)).toEqual([search({ areas: ['Sunridge'] })]);
    expect(ask(['Sunridge'])).toEqual([]);
  });

  it('takes no question for an area, whatever was asked before', () => {
    const before: ModelMessage[] = [
      { role: 'system', text: SHOWN_NOTE },
      { role: 'assistant', text: 'Which area would you like?' },
    ];
    expect(ask(['كم السعر؟'], before)).toEqual([['home_details', { purpose: 'answer' }]]);
    expect(ask(['why?'], before)).toEqual([]);
  });

  it('adds to remembered wishes when told to', () => {
    const note: ModelMessage = { role: 'system', text: JSON.stringify({ wishes: { types: ['villa'] } }) };
    expect(ask(['also townhouses'], [note])).toEqual([search({ types: ['villa', 'townhouse'] })]);
  });

  it('takes a yes to the offer of more for a wish to see more', () => {
    const before: ModelMessage[] = [{ role: 'assistant', text: 'There are more. Shall I go on?' }];
    expect(ask(['yes please'], before)).toEqual([MORE]);
  });
});

function withoutNull(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
}
