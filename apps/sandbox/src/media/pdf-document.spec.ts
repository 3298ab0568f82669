import { inflateSync } from 'node:zlib';
import { Canvas } from './canvas';
import { encodePdf } from './pdf-document';

describe('encodePdf', () => {
  const picture = new Canvas(4, 2);
  picture.rectangle({ x: 0, y: 0, width: 4, height: 2 }, [10, 20, 30]);
  const pdf = encodePdf({ picture, heading: 'Villa (new)', lines: ['Price: 5', 'شقة \\'] });
  const text = pdf.toString('latin1');

  it('lists every object at the place where it begins', () => {
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(table)).toMatch(/^xref\n0 8\n/);

    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) =>
      Number(offset),
    );
    expect(offsets).toHaveLength(7);
    for (const [index, offset] of offsets.entries()) {
      expect(text.slice(offset, offset + 7)).toBe(`${index + 1} 0 obj`);
    }
  });

  it('carries the pixels of the picture and the escaped texts', () => {
    const [page, image] = streamsOf(pdf);

    expect(image?.subarray(0, 6)).toEqual(Buffer.from([10, 20, 30, 10, 20, 30]));
    expect(image).toHaveLength(4 * 2 * 3);
    expect(page?.toString('latin1')).toContain('(Villa \\(new\\)) Tj');
    expect(page?.toString('latin1')).toContain('(??? \\\\) Tj');
  });
});

/** The contents of the streams, as long as the file says they are. */
function streamsOf(pdf: Buffer): Buffer[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Length (\d+) >>\nstream\n/g)].map((match) => {
    const start = match.index + match[0].length;
    return inflateSync(pdf.subarray(start, start + Number(match[1])));
  });
}
