import { inflateSync } from 'node:zlib';
import { buildProperty } from '@whatsapp-agent/testing';
import { readBrochureRecipe, toBrochureRecipe } from './brochure-recipe';
import { composeBrochure } from './compose-brochure';
import { measureText, wrapText } from './helvetica';

/** Reads a PDF of ours: every object is where the table says, and the text commands are unpacked. */
function readPdf(pdf: Buffer): string {
  const source = pdf.toString('latin1');
  expect(source.startsWith('%PDF-1.4')).toBe(true);
  const start = Number(/startxref\n(\d+)\n%%EOF/.exec(source)?.[1]);
  expect(source.slice(start, start + 4)).toBe('xref');
  const rows = source.slice(start).match(/^\d{10} 00000 n /gm) ?? [];
  rows.forEach((row, index) =>
    expect(source.slice(Number(row.slice(0, 10)))).toMatch(new RegExp(`^${index + 1} 0 obj`)),
  );
  const length = Number(/\/FlateDecode \/Length (\d+)/.exec(source)?.[1]);
  const from = source.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(pdf.subarray(from, from + length)).toString('latin1');
}

function linesOf(pdf: Buffer): string[] {
  return [...readPdf(pdf).matchAll(/\((.*)\) Tj/g)].map(([, text = '']) => text.replace(/\\(.)/g, '$1'));
}

describe(composeBrochure, () => {
  it('says what the listing says, and nothing else', () => {
    const property = buildProperty({
      description: 'Bright (corner) flat \\ with a view.',
      amenities: ['Pool', 'Gym'],
      features: ['balcony'],
    });
    expect(linesOf(composeBrochure(property))).toEqual([
      'Marina Heights',
      'AED 95,500/year',
      'Offer: To rent',
      'Bedrooms: 2',
      'Bathrooms: 3',
      'Size: 1,293 sqft',
      'Building: Marina Heights Tower',
      'Area: Dubai Marina',
      'Covered parking: 1',
      'Features: balcony',
      'Amenities',
      'Pool, Gym',
      'About',
      'Bright (corner) flat \\ with a view.',
      expect.stringContaining('Made from the facts of the listing'),
    ]);
  });

  it('leaves out what is not listed', () => {
    const bare = { id: 'P-1', title: 'Plot', features: [], amenities: [] };
    const lines = linesOf(composeBrochure(bare)).join('\n');
    expect(lines).toContain('Price on request');
    expect(lines).not.toMatch(/undefined|NaN|Bedrooms|Area/);
  });

  it('heads a listing of another script with its kind and area', () => {
    const lines = linesOf(
      composeBrochure(buildProperty({ title: 'شقة فاخرة', description: 'إطلالة رائعة' })),
    );
    expect(lines[0]).toBe('Apartment in Dubai Marina');
    expect(lines.join('\n')).not.toContain('About');
  });

  it('stays on one page whatever the lister wrote', () => {
    const long = buildProperty({
      title: 'T'.repeat(500),
      description: 'word '.repeat(3000),
      amenities: Array(99).fill('Sauna'),
    });
    const commands = readPdf(composeBrochure(long));
    const heights = [...commands.matchAll(/Tf 56 (-?[\d.]+) Td/g)].map(([, y]) => Number(y));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(56);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  });
});

describe(wrapText, () => {
  it('breaks at words and keeps every line within the width', () => {
    const lines = wrapText('The quick brown fox jumps over the lazy dog '.repeat(5), 12, true, 200);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(measureText(line, 12, true)).toBeLessThanOrEqual(200);
    expect(lines.join(' ')).toBe('The quick brown fox jumps over the lazy dog '.repeat(5).trim());
  });
});

describe('brochure recipe', () => {
  it('comes back as it was written, and nothing else is one', () => {
    expect(readBrochureRecipe(toBrochureRecipe('p12'))).toBe('p12');
    for (const other of ['p12', 'brochure:', 'brochure:a b', 'contract:p12', 'brochure:p12:x']) {
      expect(readBrochureRecipe(other)).toBeUndefined();
    }
  });
});
