import { StrikeCounter } from '../faults/strike-counter';
import { KNOWN_PLACES, type KnownPlace, metresBetween, type Point } from './known-places';
import type { PlacesFaultRate, PlacesFaults } from './places-faults';
import { findByWords } from './text-search';

/** A circle on the map; the radius in metres. */
export interface Circle {
  center: Point;
  radius: number;
}

/** A way as far as a straight line tells. */
export interface StraightWay {
  metres: number;
  seconds: number;
  steps: string[];
}

const DETOUR = 1.35;
/** Metres a second, stops and waiting included. */
const SPEEDS: Readonly<Record<string, number>> = {
  DRIVE: 13,
  TWO_WHEELER: 13,
  BICYCLE: 4.5,
  WALK: 1.3,
  TRANSIT: 8,
};
/** Beyond this, in metres as the crow flies, there is no way by that means. */
const REACH: Readonly<Record<string, number>> = {
  DRIVE: 400_000,
  TWO_WHEELER: 400_000,
  BICYCLE: 80_000,
  WALK: 50_000,
  TRANSIT: 80_000,
};

/** A handful of places of Dubai and straight ways between points, with faults on demand. */
export class PlacesStandIn {
  faults: PlacesFaults = {};
  readonly strikes = new StrikeCounter();

  /** `random` decides whom faults strike: from 0 to below 1. */
  constructor(private readonly random: () => number = Math.random) {}

  isStruck(fault: PlacesFaultRate): boolean {
    const rate = this.faults[fault] ?? 0;
    return this.strikes.note(fault, rate > 0 && this.random() < rate);
  }

  /** Places of the types within the circle, nearest first. */
  nearby(types: readonly string[], { center, radius }: Circle): KnownPlace[] {
    return nearestFirst(
      KNOWN_PLACES.filter(
        ({ type, location }) => types.includes(type) && metresBetween(center, location) <= radius,
      ),
      center,
    );
  }

  /** Places that the words name, or of the sort they name around the circle. */
  byWords(words: string, bias: Circle | undefined, byDistance: boolean): KnownPlace[] {
    const found = findByWords(words);
    return byDistance && bias ? nearestFirst(found, bias.center) : found;
  }

  /** Nothing when it is too far for the mode. */
  way(from: Point, to: Point, mode: string): StraightWay | undefined {
    const line = metresBetween(from, to);
    if (line > (REACH[mode] ?? 0)) return undefined;
    const metres = Math.round(line * DETOUR);
    const heading = `Head ${headingOf(from, to)}`;
    const steps = [
      `${heading} for about ${(metres / 1000).toFixed(1)} km (straight line of the sandbox)`,
      'Arrive at the destination',
    ];
    return { metres, seconds: Math.round(metres / (SPEEDS[mode] ?? 1)) + 120, steps };
  }
}

function nearestFirst(places: KnownPlace[], center: Point): KnownPlace[] {
  return places.toSorted((a, b) => metresBetween(center, a.location) - metresBetween(center, b.location));
}

function headingOf(from: Point, to: Point): string {
  const names = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];
  const angle = Math.atan2(to.longitude - from.longitude, to.latitude - from.latitude);
  return names[Math.round((angle / (2 * Math.PI)) * 8 + 8) % 8] ?? 'north';
}
