import fc from 'fast-check';
import { CsvError, readCsv } from './read-csv';
import { toCsvLine } from './write-csv';

async function* chunksOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, size = 1_000): Promise<{ line: number; cells: string[] }[]> {
  const records = [];
  for await (const record of readCsv(chunksOf(text, size))) records.push(record);
  return records;
}

describe(readCsv, () => {
  it('knows the line a record begins at, quoted line breaks and blank lines included', async () => {
    expect(await read('a,b\r\n1,"x\ny"\r\n\r\n2,"say ""hi"""\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', 'say "hi"'] },
    ]);
  });

  it.each([
    ['a;b\n1;2', ['1', '2']],
    ['a\tb\n1\t2', ['1', '2']],
    ['\uFEFFa,b\n1,2', ['1', '2']],
    ['a,b\n1,', ['1', '']],
    ['a,b\n "x" ,2', ['x', '2']],
  ])('reads %j', async (text, cells) => {
    const [header, row] = await read(text);
    expect(header?.cells[0]).toBe('a');
    expect(row?.cells).toEqual(cells);
  });

  it('says where the quote is that nobody closes', async () => {
    await expect(read('a,b\n1,2\n3,"x\n4,5\n')).rejects.toThrow(
      new CsvError('The quote that opens in the row of line 3 is never closed.'),
    );
  });

  it('reads what was written, however the text is cut into chunks', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '1', 'ع') })
      .map((text) => text.trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 7 }),
        async (rows, size) => {
          const text = ['x,y,z\r\n', ...rows.map((cells) => toCsvLine(cells))].join('');
          const kept = rows.filter((cells) => cells.some((one) => one !== ''));
          expect((await read(text, size)).slice(1).map(({ cells }) => cells)).toEqual(
            kept.map((cells) => [...cells]),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe(toCsvLine, () => {
  it('writes nothing a spreadsheet would run', () => {
    expect(toCsvLine(['=1+1', '@x', '-5', '-cmd', 3, null, ['a']])).toBe(
      `'=1+1,'@x,-5,'-cmd,3,,"[""a""]"\r\n`,
    );
  });
});
