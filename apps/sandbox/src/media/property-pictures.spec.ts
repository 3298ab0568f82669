import { inflateSync } from 'node:zlib';
import { PropertyPictures } from './property-pictures.service';

describe('PropertyPictures', () => {
  const pictures = new PropertyPictures();

  it('draws a complete PNG of 800 by 500 pixels', () => {
    const png = pictures.get('villa-jumeirah-1.jpg');

    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([800, 500]);
    expect(inflateSync(dataOf(png))).toHaveLength((800 * 3 + 1) * 500);
  });

  it('gives the same picture for the same name, also after a restart, and another for another', () => {
    const first = pictures.get('apartment-marina-1.jpg');

    expect(new PropertyPictures().get('apartment-marina-1.jpg').equals(first)).toBe(true);
    expect(pictures.get('apartment-marina-2.jpg').equals(first)).toBe(false);
  });
});

/** The content of the IDAT chunk. */
function dataOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}
