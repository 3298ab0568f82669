import { deflateSync } from 'node:zlib';
import { wrapText } from './helvetica';
import { toWinAnsi } from './win-ansi';

/** A paragraph of a page. */
export interface Paragraph {
  text: string;
  /** In points. */
  size: number;
  bold?: boolean;
  /** Space above, in points. */
  above?: number;
}

const PAGE = { width: 595, height: 842 };
const MARGIN = 56;
const LEADING = 1.35;

/**
 * One A4 page of text as a PDF, in the viewer's own Helvetica: nothing is embedded, so it weighs about a kilobyte.
 * Text beyond the page is left out, and so is what Helvetica's Western encoding cannot show.
 */
export function writePdfPage(title: string, paragraphs: readonly Paragraph[]): Buffer {
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R ` +
      '/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    toStream(layOut(paragraphs)),
    toFont('Helvetica'),
    toFont('Helvetica-Bold'),
    `<< /Title (${escapeText(toWinAnsi(title))}) >>`,
  ]);
}

function layOut(paragraphs: readonly Paragraph[]): string {
  const commands: string[] = [];
  let y = PAGE.height - MARGIN;
  for (const { text, size, bold = false, above = 0 } of paragraphs) {
    y -= above;
    for (const line of wrapText(toWinAnsi(text), size, bold, PAGE.width - 2 * MARGIN)) {
      y -= size * LEADING;
      if (y < MARGIN) return commands.join('\n');
      commands.push(
        `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${MARGIN} ${y.toFixed(1)} Td (${escapeText(line)}) Tj ET`,
      );
    }
  }
  return commands.join('\n');
}

function escapeText(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

function toFont(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function toStream(content: string): Buffer {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return Buffer.concat([
    Buffer.from(`<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** Numbers the objects from 1 and writes the table of where each begins; the last one is the document's own facts. */
function assemble(objects: readonly (string | Buffer)[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(pieces.reduce((length, piece) => length + piece.length, 0));
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : object;
    pieces.push(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'), body, Buffer.from('\nendobj\n', 'latin1'));
  }
  const start = pieces.reduce((length, piece) => length + piece.length, 0);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(table + trailer, 'latin1')]);
}
