import type { Colour } from './canvas';

/** The colours of one hour of the day. */
export interface Palette {
  skyTop: Colour;
  skyLow: Colour;
  sun: Colour;
  far: Colour;
  ground: Colour;
  wall: Colour;
  glass: Colour;
}

/** Noon, dusk, a hazy morning and night. */
export const PALETTES: readonly [Palette, ...Palette[]] = [
  {
    skyTop: [74, 144, 217],
    skyLow: [214, 234, 248],
    sun: [255, 250, 225],
    far: [150, 178, 205],
    ground: [222, 200, 158],
    wall: [240, 232, 218],
    glass: [96, 144, 178],
  },
  {
    skyTop: [56, 68, 128],
    skyLow: [252, 186, 128],
    sun: [255, 226, 160],
    far: [148, 112, 140],
    ground: [150, 116, 104],
    wall: [214, 182, 162],
    glass: [255, 214, 140],
  },
  {
    skyTop: [96, 178, 200],
    skyLow: [248, 236, 206],
    sun: [255, 255, 240],
    far: [158, 190, 190],
    ground: [190, 196, 142],
    wall: [250, 246, 238],
    glass: [84, 130, 150],
  },
  {
    skyTop: [22, 30, 66],
    skyLow: [98, 86, 150],
    sun: [236, 240, 255],
    far: [52, 54, 104],
    ground: [46, 48, 78],
    wall: [92, 92, 132],
    glass: [255, 224, 150],
  },
];
