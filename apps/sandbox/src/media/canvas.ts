/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number];

/** Mixes two colours; `share` 0 is the first, 1 the second. */
export function mix(first: Colour, second: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => first[index] + (second[index] - first[index]) * share;
  return [part(0), part(1), part(2)];
}

/** A picture in memory, three bytes per pixel, with the few shapes a skyline is made of. */
export class Canvas {
  readonly pixels: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint8Array(width * height * 3);
  }

  /** Mixes `colour` into one pixel; `alpha` 1 covers it. Outside the picture nothing happens. */
  blend(x: number, y: number, colour: Colour, alpha: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height || alpha <= 0) return;
    const at = (y * this.width + x) * 3;
    const share = Math.min(1, alpha);
    for (let channel = 0; channel < 3; channel += 1) {
      const before = this.pixels[at + channel] ?? 0;
      const wanted = colour[channel as 0 | 1 | 2];
      this.pixels[at + channel] = Math.round(before + (wanted - before) * share);
    }
  }

  /** A rectangle whose colour runs from `top` to `bottom`. */
  gradient(box: { x: number; y: number; width: number; height: number }, top: Colour, bottom: Colour): void {
    const [left, first] = [Math.round(box.x), Math.round(box.y)];
    const [right, last] = [Math.round(box.x + box.width), Math.round(box.y + box.height)];
    for (let y = Math.max(0, first); y < Math.min(this.height, last); y += 1) {
      const colour = mix(top, bottom, (y - first) / Math.max(1, last - first - 1));
      for (let x = Math.max(0, left); x < Math.min(this.width, right); x += 1) this.blend(x, y, colour, 1);
    }
  }

  rectangle(box: { x: number; y: number; width: number; height: number }, colour: Colour, alpha = 1): void {
    for (let y = Math.round(box.y); y < Math.round(box.y + box.height); y += 1) {
      for (let x = Math.round(box.x); x < Math.round(box.x + box.width); x += 1)
        this.blend(x, y, colour, alpha);
    }
  }

  /** A disc whose edge fades over `soft` pixels. */
  disc(centre: { x: number; y: number }, radius: number, colour: Colour, soft = 1, alpha = 1): void {
    const reach = radius + soft;
    for (let y = Math.floor(centre.y - reach); y <= centre.y + reach; y += 1) {
      for (let x = Math.floor(centre.x - reach); x <= centre.x + reach; x += 1) {
        const distance = Math.hypot(x - centre.x, y - centre.y);
        this.blend(x, y, colour, alpha * Math.min(1, (reach - distance) / soft));
      }
    }
  }

  /** A shape given row by row: `spanAt` tells where it begins and ends at a height, edges smoothed. */
  rows(from: number, to: number, spanAt: (y: number) => readonly [number, number], colour: Colour): void {
    for (let y = Math.round(from); y < Math.round(to); y += 1) {
      const [left, right] = spanAt(y + 0.5);
      for (let x = Math.floor(left); x < right; x += 1) {
        this.blend(x, y, colour, Math.min(x + 1, right) - Math.max(x, left));
      }
    }
  }
}
