import { Conversation } from '../conversation/conversation';
import * as fc from 'fast-check';
import { ASPECTS } from '../topic/property-aspects';
import type { TopicReading } from '../topic/read-topic';
import { replyTextsIn } from './reply-texts-in';
import { replyToResults } from './reply-to-results';

const NOBODY = new Conversation({ model: 'any', messages: [], tools: [], toolChoice: 'auto' });

const HOME = {
  title: 'Larch Terrace',
  bathrooms: 4,
  sizeSqft: 2310,
  priceAed: 187_500,
  rentPeriod: 'yearly',
  amenities: ['Shared pool', 'Pets allowed'],
  notListed: ['parkingSpaces'],
};

function reply(
  result: unknown,
  reading: TopicReading = { topic: 'search' },
  language: 'en' | 'ar' | 'hi' = 'en',
) {
  const text = typeof result === 'string' ? result : JSON.stringify(result);
  return replyToResults([{ name: 'home_info', text }], reading, NOBODY, replyTextsIn(language));
}

function ask(name: string): TopicReading {
  return { topic: 'question', aspect: ASPECTS.find((aspect) => aspect.name === name) };
}

describe(replyToResults, () => {
  it.each([
    ['bathrooms', /Larch Terrace.*bathrooms: 4/],
    ['size', /2,310 sqft/],
    ['price', /AED 187,500 \(yearly\)/],
    ['pool', /mentions Shared pool/],
    ['pets', /mentions Pets allowed/],
    ['parking', /does not say anything about parking/],
    ['view', /does not say anything about view/],
  ])('answers about %s from the result', (aspect, answer) => {
    expect(reply(HOME, ask(aspect))).toMatch(answer);
    expect(reply({ note: 'Data.', result: HOME }, ask(aspect))).toMatch(answer);
  });

  it('answers in the language of the customer', () => {
    expect(reply(HOME, ask('bathrooms'), 'ar')).toMatch(/الحمامات: 4/);
    expect(reply(HOME, ask('bathrooms'), 'hi')).toMatch(/बाथरूम: 4/);
  });

  it.each([
    [{ total: 0, homes: [] }, /nothing that matches/],
    [{ homes: [HOME] }, /1\. Larch Terrace — AED 187,500/],
    [[HOME], /1\. Larch Terrace/],
    ['The garden is closed.', /^The garden is closed\.$/],
    ['An error occurred while running the tool.', /did not work/],
    [{ error: 'database on fire' }, /did not work/],
    [{ ok: true }, /Done/],
  ])('words %j', (result, words) => {
    expect(reply(result)).toMatch(words);
  });

  it('greets who told their name', () => {
    const results = [{ name: 'save_client_name', text: '{"status":"remembered"}' }];
    const words = replyToResults(results, { topic: 'name', name: 'Noor' }, NOBODY, replyTextsIn('en'));
    expect(words).toContain('Nice to meet you, Noor');
  });

  it('states no figure that is not in the result', () => {
    const home = fc.record({
      title: fc.constantFrom('Larch', 'Cedar'),
      priceAed: fc.integer({ min: 20, max: 90_000_000 }),
      bedrooms: fc.integer({ min: 10, max: 20 }),
      sizeSqft: fc.integer({ min: 20, max: 90_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(home, { minLength: 1, maxLength: 9 }),
        fc.constantFrom(...ASPECTS),
        (homes, aspect) => {
          const total = homes.length + 100;
          const words = `${reply({ total, homes })} ${reply(homes[0], { topic: 'question', aspect })}`;
          const figures = words.replace(/^\d\. /gm, '').match(/\d[\d,]*/g) ?? [];
          const known = new Set([
            total,
            ...homes.flatMap((one) => [one.priceAed, one.bedrooms, one.sizeSqft]),
          ]);
          expect(figures.filter((figure) => !known.has(Number(figure.replace(/,/g, ''))))).toEqual([]);
        },
      ),
    );
  });
});
