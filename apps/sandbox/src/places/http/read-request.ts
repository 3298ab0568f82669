import { asNumber, asObject, asText, type Json } from '../../chats/cloud-message';
import { GoogleApiError } from '../google-api.error';
import type { Point } from '../known-places';
import type { Circle } from '../places-stand-in';

const MOST_RESULTS = 20;
const LARGEST_RADIUS_M = 50_000;

/** A point with both degrees. @throws GoogleApiError 400 when it is none. */
export function readPoint(value: unknown, field: string): Point {
  const { latitude, longitude } = asObject(value);
  const [lat, lng] = [asNumber(latitude), asNumber(longitude)];
  if (lat === undefined || lng === undefined || Math.abs(lat) > 90 || Math.abs(lng) > 180) {
    throw GoogleApiError.invalid(`${field}: must be a latitude and a longitude`);
  }
  return { latitude: lat, longitude: lng };
}

/** `{circle:{center,radius}}`. @throws GoogleApiError 400 when it is none, or larger than Google allows. */
export function readCircle(value: unknown, field: string): Circle {
  const circle = asObject(asObject(value)['circle']);
  const radius = asNumber(circle['radius']) ?? 0;
  if (radius < 0 || radius > LARGEST_RADIUS_M) {
    throw GoogleApiError.invalid(`${field}.circle.radius: must be between 0 and ${LARGEST_RADIUS_M}`);
  }
  return { center: readPoint(circle['center'], `${field}.circle.center`), radius };
}

/** How many results are wanted, 1 to 20. */
export function readCount(value: unknown, field: string): number {
  const count = value === undefined ? MOST_RESULTS : asNumber(value);
  if (count === undefined || count < 1 || count > MOST_RESULTS) {
    throw GoogleApiError.invalid(`${field}: must be between 1 and ${MOST_RESULTS}`);
  }
  return count;
}

/** One of `allowed`, or the first of them when absent. */
export function readEnum(body: Json, field: string, allowed: readonly string[]): string {
  const value = body[field] === undefined ? allowed[0] : asText(body[field]);
  if (value === undefined || !allowed.includes(value)) {
    throw GoogleApiError.invalid(`${field}: must be one of ${allowed.join(', ')}`);
  }
  return value;
}
