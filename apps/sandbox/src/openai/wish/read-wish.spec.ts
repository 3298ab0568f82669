import { readWish, readWishes } from './read-wish';
import type { Wish } from './wish';

const CASES: [string, Wish][] = [
  [
    'need a two bed flat on lease around JLT',
    { transaction: 'rent', types: ['apartment'], areas: ['JLT'], bedrooms: { text: '2', min: 2, max: 2 } },
  ],
  [
    'villas for sale, Arabian Ranches, 3+ bedrooms',
    { transaction: 'buy', types: ['villa'], areas: ['Arabian Ranches'], bedrooms: { text: '3+', min: 3 } },
  ],
  ['what about Al Furjan', { areas: ['Al Furjan'] }],
  ['Mirdif or Al Barsha please', { areas: ['Mirdif', 'Al Barsha'] }],
  ['not in Deira', { excludedAreas: ['Deira'] }],
  ['budget 95-110k', { price: { text: '95-110k', min: 95_000, max: 110_000 } }],
  ['I could stretch up to 2.4M', { price: { text: 'up to 2.4M', max: 2_400_000 } }],
  ['7k monthly', { price: { text: '7k monthly', max: 7_000, period: 'month' } }],
  ['something a bit cheaper', { relative: 'cheaper' }],
  ['those are too small', { relative: 'bigger' }],
  ['any price works', { dropped: ['price'] }],
  ['اريد شقة للايجار في المارينا', { transaction: 'rent', types: ['apartment'], areas: ['المارينا'] }],
  [
    'मुझे मरीना में दो बेडरूम का फ्लैट किराए पर चाहिए',
    { transaction: 'rent', types: ['apartment'], areas: ['मरीना'], bedrooms: { text: '2', min: 2, max: 2 } },
  ],
];

describe(readWish, () => {
  it.each(CASES)('reads %j', (message, wish) => {
    expect(readWish(message)).toEqual(wish);
  });
});

describe(readWishes, () => {
  it('lets the later message win', () => {
    expect(readWishes(['rent in JVC', 'no wait, JLT'])).toEqual({ transaction: 'rent', areas: ['JLT'] });
  });
});
