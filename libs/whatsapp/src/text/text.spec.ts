import fc from 'fast-check';
import { isBlank } from './clean-text';
import { cutText, shortenText } from './cut-text';
import { limitLines } from './limit-lines';
import { splitTail, splitText } from './split-text';

const FAMILY = '👩‍👩‍👧';
const prose = fc
  .array(fc.constantFrom('word', 'Sentence end. ', ' ', '\n', '\n\n', FAMILY, '🇦🇪', 'é', 'x'.repeat(150)), {
    maxLength: 120,
  })
  .map((parts) => parts.join(''));
const squash = (text: string) => text.replace(/\s+/gu, '');

describe('shortenText', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly10!', 10, 'exactly10!'],
    ['two bedrooms in Dubai Marina', 20, 'two bedrooms in…'],
    ['two bedrooms in Dubai', 16, 'two bedrooms in…'],
    ['Donaudampfschifffahrt', 10, 'Donaudamp…'],
    [`ab ${FAMILY}${FAMILY}`, 12, `ab ${FAMILY}…`],
    [`two ${FAMILY}${FAMILY}`, 12, 'two…'],
    [FAMILY + FAMILY, 10, `${FAMILY}…`],
  ])('shortens %j to %d as %j', (text, max, expected) => {
    expect(shortenText(text, max)).toBe(expected);
  });

  it('never exceeds its limit nor tears a character apart', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 1, max: 200 }), (text, max) => {
        const short = shortenText(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short).not.toMatch(/\p{Surrogate}/u);
        expect(cutText(text, max)).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('splitText', () => {
  it('prefers paragraphs, then lines, then sentences, then words', () => {
    const a = 'a'.repeat(60);
    expect(splitText(`${a}\n\n${a} b. c`, 100)).toEqual([a, `${a} b. c`]);
    expect(splitText(`${a}\n${a} b. c`, 100)).toEqual([a, `${a} b. c`]);
    expect(splitText(`${a}. ${a} b`, 100)).toEqual([`${a}.`, `${a} b`]);
    expect(splitText(`${a} ${a}`, 100)).toEqual([a, a]);
    expect(splitText('a'.repeat(150), 100)).toEqual(['a'.repeat(100), 'a'.repeat(50)]);
  });

  it('closes a code block at the seam and opens it again', () => {
    const line = 'c'.repeat(40);
    const chunks = splitText(`\`\`\`\n${[line, line, line].join('\n')}\n\`\`\``, 120);
    expect(chunks).toEqual([`\`\`\`\n${line}\n${line}\n\`\`\``, `\`\`\`\n${line}\n\`\`\``]);
  });

  it('keeps every word, in order, within the limit', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 100, max: 400 }), (text, max) => {
        const chunks = splitText(text, max);
        expect(squash(chunks.join(''))).toBe(squash(text));
        for (const chunk of chunks) {
          expect(chunk.length).toBeLessThanOrEqual(max);
          expect(chunk.trim()).not.toBe('');
          expect(chunk).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});

describe('splitTail', () => {
  it('keeps the last paragraphs for the buttons', () => {
    const question = 'Which one would you like?';
    const long = 'a '.repeat(100).trim();
    expect(splitTail(`${long}\n\nIntro.\n\n${question}`, 100)).toEqual({
      head: long,
      tail: `Intro.\n\n${question}`,
    });
    expect(splitTail(question, 100)).toEqual({ head: '', tail: question });
  });

  it('keeps every word, in order, within the limit', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 100, max: 400 }), (text, max) => {
        const { head, tail } = splitTail(text, max);
        expect(tail.length).toBeLessThanOrEqual(max);
        expect(squash(head + tail)).toBe(squash(text));
        expect(head + tail).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('limitLines', () => {
  it.each([
    ['a\n\nb\n c \nd', 2, 'a\nb\nc · d'],
    ['a\nb', 2, 'a\nb'],
    ['a\nb\nc', 0, 'a · b · c'],
    ['\n', 2, ''],
  ])('writes %j with %d breaks as %j', (text, breaks, expected) => {
    expect(limitLines(text, breaks)).toBe(expected);
  });
});

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u200b\u200d', '\u2800', '\ufe0f'])('sees nothing in %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['a', '👍', '.', 'د'])('sees something in %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
