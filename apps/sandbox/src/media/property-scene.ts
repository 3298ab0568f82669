import { Canvas, mix } from './canvas';
import { drawHouse } from './house-shape';
import { PALETTES, type Palette } from './palette';
import { drawPalm } from './palm-shape';
import { SeededRandom } from './seeded-random';
import { drawTowers } from './tower-shape';

const WIDTH = 800;
const HEIGHT = 500;
const HORIZON = 350;

/** Words in a file name that say what stands there; anything else is a tower. */
const LOW_RISE = /villa|townhouse|(?<!pent)house|bungalow|compound/i;
const LAND = /plot|land\b/i;
const OFFICE = /office|retail|shop|warehouse|commercial/i;

/** Draws what a listing of this name could look like. The same name gives the same picture. */
export function drawProperty(name: string): Canvas {
  const random = new SeededRandom(name);
  const palette = random.pick(PALETTES);
  const canvas = new Canvas(WIDTH, HEIGHT);
  drawSky(canvas, palette, random);
  drawSkyline(canvas, palette, random);
  drawGround(canvas, palette, random);
  if (LOW_RISE.test(name)) drawHouse(canvas, palette, random);
  else if (!LAND.test(name)) drawTowers(canvas, palette, random, OFFICE.test(name));
  for (let x = random.between(20, 90); x < WIDTH; x += random.between(110, 230)) {
    drawPalm(canvas, { x, y: random.between(430, 470) }, random.between(60, 110), random);
  }
  return canvas;
}

function drawSky(canvas: Canvas, palette: Palette, random: SeededRandom): void {
  canvas.gradient({ x: 0, y: 0, width: WIDTH, height: HORIZON }, palette.skyTop, palette.skyLow);
  const sun = { x: random.between(90, WIDTH - 90), y: random.between(60, 200) };
  canvas.disc(sun, 30, palette.sun, 110, 0.35);
  canvas.disc(sun, 26, palette.sun, 2);
}

function drawSkyline(canvas: Canvas, palette: Palette, random: SeededRandom): void {
  for (const depth of [0.72, 0.45]) {
    const colour = mix(palette.far, palette.skyLow, depth);
    for (let x = -20; x < WIDTH;) {
      const width = random.between(24, 66);
      const height = random.between(40, depth > 0.5 ? 190 : 130);
      canvas.rectangle({ x, y: HORIZON - height, width, height: height + 2 }, colour);
      if (random.chance(0.2)) {
        canvas.rectangle({ x: x + width / 2, y: HORIZON - height - 34, width: 2, height: 34 }, colour);
      }
      x += width + random.between(0, 16);
    }
  }
}

function drawGround(canvas: Canvas, palette: Palette, random: SeededRandom): void {
  const box = { x: 0, y: HORIZON, width: WIDTH, height: HEIGHT - HORIZON };
  if (!random.chance(0.45)) {
    canvas.gradient(box, palette.ground, mix(palette.ground, [40, 40, 40], 0.25));
    return;
  }
  canvas.gradient({ ...box, height: 70 }, mix(palette.skyLow, palette.skyTop, 0.55), palette.skyTop);
  canvas.gradient({ ...box, y: HORIZON + 70 }, palette.ground, mix(palette.ground, [40, 40, 40], 0.2));
  for (let ripple = 0; ripple < 70; ripple += 1) {
    const y = HORIZON + random.between(3, 68);
    canvas.rectangle(
      { x: random.between(0, WIDTH), y, width: random.between(12, 60), height: 1 },
      palette.sun,
      0.28,
    );
  }
}
