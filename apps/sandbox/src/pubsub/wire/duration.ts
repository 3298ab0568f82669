import type { WireDuration } from './pubsub.schema';

/** Milliseconds of a protobuf duration, or of a timestamp since the epoch. */
export function toMilliseconds(duration: WireDuration): number {
  return duration.seconds * 1000 + duration.nanos / 1_000_000;
}

/** A protobuf duration, or a timestamp, from milliseconds. */
export function fromMilliseconds(milliseconds: number): WireDuration {
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: Math.round((milliseconds - seconds * 1000) * 1_000_000) };
}
