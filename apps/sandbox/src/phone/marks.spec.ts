/** What the phone page's own module exports; it is plain JavaScript, served as it is. */
interface MarksModule {
  parseMarks(text: string): unknown[];
}

describe('parseMarks', () => {
  let parseMarks: MarksModule['parseMarks'];

  beforeAll(async () => {
    const path = './public/marks.js';
    ({ parseMarks } = (await import(path)) as MarksModule);
  });

  it.each([
    ['*bold*', [{ tag: 'strong', children: ['bold'] }]],
    ['an _italic_ word', ['an ', { tag: 'em', children: ['italic'] }, ' word']],
    ['~gone~.', [{ tag: 's', children: ['gone'] }, '.']],
    ['`code`', [{ tag: 'code', children: ['code'] }]],
    ['```a\n*b*```', [{ tag: 'code', children: ['a\n*b*'] }]],
    ['*_both_*', [{ tag: 'strong', children: [{ tag: 'em', children: ['both'] }] }]],
    ['*شقة* في دبي', [{ tag: 'strong', children: ['شقة'] }, ' في دبي']],
  ])('reads the marks of %j', (text, tokens) => {
    expect(parseMarks(text)).toEqual(tokens);
  });

  it.each([
    '2 * 3 * 4',
    'snake_case_name',
    '*open',
    '* spaced *',
    '*over\nlines*',
    '**',
    'a*b*c',
    '~',
    '```',
  ])('leaves %j as it is', (text) => {
    expect(parseMarks(text)).toEqual([text]);
  });

  it('finds links and keeps the punctuation after them out', () => {
    expect(parseMarks('see https://a.test/x?y=1_2_3.')).toEqual([
      'see ',
      { link: 'https://a.test/x?y=1_2_3' },
      '.',
    ]);
  });

  it('makes no link of anything but http and https', () => {
    expect(parseMarks('javascript:alert(1)')).toEqual(['javascript:alert(1)']);
  });

  it('hands markup on as text', () => {
    expect(parseMarks('<img src=x onerror=alert(1)>')).toEqual(['<img src=x onerror=alert(1)>']);
  });
});
