import { mix, type Canvas, type Colour } from './canvas';
import type { SeededRandom } from './seeded-random';

/** A palm that leans a little. */
export function drawPalm(
  canvas: Canvas,
  foot: { x: number; y: number },
  height: number,
  random: SeededRandom,
): void {
  const lean = random.between(-10, 10);
  const trunk: Colour = [92, 70, 52];
  const bend = (y: number) => foot.x + lean * ((foot.y - y) / height) ** 2;
  canvas.rows(foot.y - height, foot.y, (y) => [bend(y) - 2.5, bend(y) + 2.5], trunk);
  const top = { x: foot.x + lean, y: foot.y - height };
  const leaf = mix([44, 104, 60], [24, 60, 50], random.between(0, 1));
  for (let frond = 0; frond < 9; frond += 1) {
    const angle = Math.PI * (-0.08 + (frond / 8) * 1.16);
    for (let along = 0; along < 1; along += 0.03) {
      const reach = height * 0.44 * along;
      const point = {
        x: top.x + Math.cos(angle) * reach,
        y: top.y - Math.sin(angle) * reach * 0.7 + along * along * height * 0.24,
      };
      canvas.disc(point, 2.6 * (1 - along), leaf, 1.2, 0.9);
    }
  }
}
