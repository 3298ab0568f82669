import { mix, type Canvas } from './canvas';
import type { Palette } from './palette';
import type { SeededRandom } from './seeded-random';

/** A house of two floors with a pool. */
export function drawHouse(canvas: Canvas, palette: Palette, random: SeededRandom): void {
  const x = random.between(170, 240);
  const width = random.between(340, 420);
  const wall = mix(palette.wall, palette.ground, random.between(0, 0.3));
  const shade = mix(wall, [30, 24, 30], 0.4);
  const upper = { x: x + width * 0.16, y: 232, width: width * 0.56, height: 90 };
  canvas.gradient(upper, wall, mix(wall, shade, 0.18));
  canvas.gradient({ x, y: 318, width, height: 112 }, wall, mix(wall, shade, 0.28));
  const roof = mix([176, 92, 64], shade, random.between(0, 0.4));
  if (random.chance(0.55)) {
    const centre = upper.x + upper.width / 2;
    const reach = (y: number) => ((y - 188) / 46) * (upper.width / 2 + 16);
    canvas.rows(188, 234, (y) => [centre - reach(y), centre + reach(y)], roof);
  } else {
    canvas.rectangle({ x: upper.x - 10, y: 224, width: upper.width + 20, height: 10 }, shade);
  }
  canvas.rectangle({ x: x - 8, y: 312, width: width + 16, height: 8 }, shade);
  for (let pane = 0; pane < 4; pane += 1) {
    canvas.rectangle(
      { x: upper.x + 16 + (pane * (upper.width - 22)) / 4, y: 254, width: 36, height: 46 },
      palette.glass,
    );
  }
  canvas.rectangle({ x: x + width * 0.5, y: 344, width: width * 0.4, height: 70 }, palette.glass, 0.9);
  canvas.rectangle({ x: x + width * 0.7 - 2, y: 344, width: 4, height: 70 }, shade);
  canvas.rectangle({ x: x + width * 0.12, y: 346, width: 46, height: 84 }, shade);
  const pool = { x: x + width * 0.3, y: 448, width: width * 0.66, height: 26 };
  canvas.gradient(pool, [118, 206, 224], [52, 150, 190]);
  canvas.rectangle({ ...pool, height: 3 }, palette.wall);
}
