import * as fc from 'fast-check';
import { parseMoney } from './parse-money';

describe(parseMoney, () => {
  it.each([
    ['80k', { max: 80_000 }],
    ['under 80k', { max: 80_000 }],
    ['under 120k', { max: 120_000 }],
    ['up to 2M', { max: 2_000_000 }],
    ['I can go up to 2M', { max: 2_000_000 }],
    ['1M', { max: 1_000_000 }],
    ['1.5M', { max: 1_500_000 }],
    ['1.5 million', { max: 1_500_000 }],
    ['budget is 1.5M', { max: 1_500_000 }],
    ['2 lakh', { max: 200_000 }],
    ['1.2 crore', { max: 12_000_000 }],
    ['AED 1,500,000', { max: 1_500_000 }],
    ['1 500 000 dirhams', { max: 1_500_000 }],
    ['around 100k yearly budget', { max: 100_000 }],
    ['80-100k', { min: 80_000, max: 100_000 }],
    ['80k-100k', { min: 80_000, max: 100_000 }],
    ['80 – 120k', { min: 80_000, max: 120_000 }],
    ['80 to 100 thousand', { min: 80_000, max: 100_000 }],
    ['between 80,000 and 100,000', { min: 80_000, max: 100_000 }],
    ['2-3M', { min: 2_000_000, max: 3_000_000 }],
    ['900-1.2M', { min: 900_000, max: 1_200_000 }],
    ['100k-80k', { min: 80_000, max: 100_000 }],
    ['over 1M', { min: 1_000_000 }],
    ['at least 500k', { min: 500_000 }],
    ['80k+', { min: 80_000 }],
    ['not more than 90k', { max: 90_000 }],
    ['٨٠-١٠٠ ألف', { min: 80_000, max: 100_000 }],
    ['أقل من 1.5 مليون', { max: 1_500_000 }],
    ['२ लाख तक', { max: 200_000 }],
  ])('reads %j', (text, range) => {
    expect(parseMoney(text)).toEqual({ kind: 'range', range });
  });

  it.each([
    ['10k a month', 'rent', { max: 120_000 }],
    ['8000 per month', 'rent', { max: 96_000 }],
    ['8-10k monthly', 'rent', { min: 96_000, max: 120_000 }],
    ['90', 'rent', { max: 90_000 }],
    ['80-100', 'rent', { min: 80_000, max: 100_000 }],
    ['2', 'sale', { max: 2_000_000 }],
    ['900', 'sale', { max: 900_000 }],
    ['100k USD', 'sale', { max: 367_250 }],
  ] as const)('reads %j for %s', (text, transaction, range) => {
    expect(parseMoney(text, { transaction })).toEqual({ kind: 'range', range });
  });

  it('converts a monthly amount once, whether the words or the argument say so', () => {
    const said = { transaction: 'rent', monthly: true } as const;
    expect(parseMoney('10k', said)).toEqual({ kind: 'range', range: { max: 120_000 } });
    expect(parseMoney('10k a month', said)).toEqual({ kind: 'range', range: { max: 120_000 } });
  });

  it.each(['any', 'Any budget', 'any budget is fine', 'no limit', 'flexible', 'أي', 'कोई भी'])(
    'reads %j as no limit',
    (text) => {
      expect(parseMoney(text)).toEqual({ kind: 'any' });
    },
  );

  it.each(['cheap', '', '2', '0', 'villas'])('says that %j names no amount in dirhams', (text) => {
    expect(parseMoney(text)).toEqual({ kind: 'unclear' });
  });

  it.each(['50 lakh rupees', '€300k', '£1.2m', '200k SAR', '2 crore INR', '3 млн rub'])(
    'does not convert %j',
    (text) => {
      expect(parseMoney(text)).toEqual({ kind: 'currency' });
    },
  );

  it.each([
    ['under a million', 1_000_000],
    ['half a million', 500_000],
    ['half million dirhams', 500_000],
    ['a quarter of a million', 250_000],
    ['one and a half million', 1_500_000],
    ['a million and a half', 1_500_000],
    ['1,2 m', 1_200_000],
    ['1,25 million', 1_250_000],
    ['1.200.000', 1_200_000],
    ['1 200 000', 1_200_000],
    ['100k-ish', 100_000],
    ['100kish', 100_000],
    ['eighty thousand', 80_000],
    ['one hundred and twenty thousand', 120_000],
    ['a hundred thousand', 100_000],
    ['two hundred k', 200_000],
    ['AED 95,500', 95_500],
    ['dhs 90k', 90_000],
    ['١٠٠ ألف', 100_000],
    ['نصف مليون', 500_000],
    ['مليون ونص', 1_500_000],
    ['مليونين درهم', 2_000_000],
    ['مئة ألف', 100_000],
    ['१ लाख', 100_000],
    ['डेढ़ करोड़', 15_000_000],
    ['ढाई लाख', 250_000],
    ['एक लाख', 100_000],
    ['1.5 lakh', 150_000],
    ['2 crore', 20_000_000],
    ['27.5k usd', 100_994],
  ])('reads %j as a maximum of %d', (text, max) => {
    expect(parseMoney(text)).toEqual({ kind: 'range', range: { max } });
  });

  it.each([
    ['eighty to a hundred thousand', { min: 80_000, max: 100_000 }],
    ['between one and two million', { min: 1_000_000, max: 2_000_000 }],
    ['at least half a million', { min: 500_000 }],
    ['2 to 2.5 lakh', { min: 200_000, max: 250_000 }],
  ])('reads %j as a range', (text, range) => {
    expect(parseMoney(text)).toEqual({ kind: 'range', range });
  });

  it('takes a weekly rent by the year', () => {
    expect(parseMoney('2k a week', { transaction: 'rent' })).toEqual({
      kind: 'range',
      range: { max: 104_000 },
    });
  });

  it('reads an amount the same however it is written', () => {
    const inScript = (text: string, zero: number) =>
      text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9_999 }), (thousands) => {
        const amount = thousands * 1_000;
        const grouped = amount.toLocaleString('en-US');
        const writings = [
          `${thousands}k`,
          `AED ${grouped}`,
          `${grouped.replaceAll(',', ' ')} dirhams`,
          `up to ${amount}`,
          `${thousands} thousand`,
          `${thousands / 1_000} million`,
          `${thousands / 100} lakh`,
          inScript(`${thousands} ألف`, 0x660),
          inScript(`${thousands} हज़ार`, 0x966),
        ];
        for (const writing of writings) {
          expect([writing, parseMoney(writing)]).toEqual([
            writing,
            { kind: 'range', range: { max: amount } },
          ]);
        }
      }),
    );
  });

  it('keeps bounds positive and in order, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('sale', 'rent', undefined),
        (text, transaction) => {
          const reading = parseMoney(text, { ...(transaction ? { transaction } : {}) });
          if (reading.kind !== 'range') return;
          const { min = 1, max = Infinity } = reading.range;
          expect(min).toBeGreaterThan(0);
          expect(max).toBeGreaterThanOrEqual(min);
        },
      ),
    );
  });

  it('reads back every range it is given in thousands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 900 }), (low, more) => {
        expect(parseMoney(`${low}-${low + more}k`)).toEqual({
          kind: 'range',
          range: { min: low * 1_000, max: (low + more) * 1_000 },
        });
      }),
    );
  });
});
