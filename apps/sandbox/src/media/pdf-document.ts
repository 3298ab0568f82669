import { deflateSync } from 'node:zlib';
import type { Canvas } from './canvas';

/** A4 in points. */
const PAGE = { width: 595, height: 842 };
const MARGIN = 48;

/** One page with a picture, a heading and lines of text, as a PDF file. Characters outside Latin-1 become "?". */
export function encodePdf(page: { picture: Canvas; heading: string; lines: readonly string[] }): Buffer {
  const width = PAGE.width - 2 * MARGIN;
  const height = Math.round((width * page.picture.height) / page.picture.width);
  const top = PAGE.height - MARGIN - height;
  const text = [
    `BT /F2 20 Tf ${MARGIN} ${top - 40} Td (${escapeText(page.heading)}) Tj ET`,
    `BT /F1 12 Tf 18 TL ${MARGIN} ${top - 70} Td`,
    ...page.lines.map((line) => `(${escapeText(line)}) Tj T*`),
    'ET',
  ];
  const drawing = `q ${width} 0 0 ${height} ${MARGIN} ${top} cm /Picture Do Q\n${text.join('\n')}`;
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R ` +
      '/Resources << /XObject << /Picture 5 0 R >> /Font << /F1 6 0 R /F2 7 0 R >> >> >>',
    stream('', Buffer.from(drawing, 'latin1')),
    stream(
      `/Type /XObject /Subtype /Image /Width ${page.picture.width} /Height ${page.picture.height} ` +
        '/ColorSpace /DeviceRGB /BitsPerComponent 8',
      Buffer.from(page.picture.pixels),
    ),
    font('Helvetica'),
    font('Helvetica-Bold'),
  ]);
}

function font(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function stream(entries: string, data: Buffer): Buffer {
  const packed = deflateSync(data);
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`, 'latin1'),
    packed,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

function escapeText(text: string): string {
  return text.replace(/[^\x20-\xff]/g, '?').replace(/[\\()]/g, '\\$&');
}

/** Numbers the objects from 1 and writes the table of where each begins. */
function assemble(objects: readonly (string | Buffer)[]): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.4\n', 'latin1')];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  const add = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    add(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'));
    add(typeof object === 'string' ? Buffer.from(object, 'latin1') : object);
    add(Buffer.from('\nendobj\n', 'latin1'));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  add(Buffer.from(table + trailer, 'latin1'));
  return Buffer.concat(pieces);
}
