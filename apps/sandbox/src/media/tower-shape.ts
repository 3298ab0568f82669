import { mix, type Canvas } from './canvas';
import type { Palette } from './palette';
import type { SeededRandom } from './seeded-random';

/** One to three towers, the tallest in front. */
export function drawTowers(canvas: Canvas, palette: Palette, random: SeededRandom, office: boolean): void {
  const count = random.pick([1, 2, 3]);
  const middle = random.between(300, 500);
  for (let index = count - 1; index >= 0; index -= 1) {
    const width = random.between(110, 170);
    const x = middle - width / 2 + (index % 2 === 0 ? -1 : 1) * index * random.between(120, 150);
    const height = random.between(250, 360) - index * 60;
    drawTower(canvas, { x, y: 440 - height, width, height }, palette, random, office);
  }
}

function drawTower(
  canvas: Canvas,
  box: { x: number; y: number; width: number; height: number },
  palette: Palette,
  random: SeededRandom,
  office: boolean,
): void {
  const wall = mix(
    palette.wall,
    office ? palette.glass : palette.far,
    random.between(0, office ? 0.6 : 0.35),
  );
  const shade = mix(wall, [20, 24, 40], 0.3);
  canvas.gradient(box, wall, mix(wall, shade, 0.35));
  canvas.rectangle({ ...box, x: box.x + box.width * 0.74, width: box.width * 0.26 }, shade, 0.55);
  canvas.rectangle({ x: box.x + box.width * 0.3, y: box.y - 16, width: box.width * 0.4, height: 16 }, shade);
  const columns = Math.round(box.width / (office ? 12 : 22));
  const step = box.width / columns;
  for (let y = box.y + 12; y < box.y + box.height - 30; y += office ? 13 : 19) {
    for (let column = 0; column < columns; column += 1) {
      const lit = random.chance(0.2);
      const pane = { x: box.x + column * step + step * 0.16, y, width: step * 0.68, height: office ? 9 : 11 };
      canvas.rectangle(pane, lit ? mix(palette.glass, palette.sun, 0.6) : palette.glass, 0.85);
      if (!office) canvas.rectangle({ ...pane, y: y + 12, height: 2 }, shade, 0.5);
    }
  }
  canvas.rectangle(
    { x: box.x + box.width * 0.4, y: box.y + box.height - 24, width: box.width * 0.2, height: 24 },
    shade,
  );
}
