import type { PlaceKind, TravelMode } from '@whatsapp-agent/contracts';

/** Sentences about where a property is, what is around it and how to get there, in one language. */
export interface PlaceTexts {
  /** Plural names. */
  kinds: Readonly<Record<PlaceKind, string>>;
  modes: Readonly<Record<TravelMode, string>>;
  /** Titles of buttons; at most 20 characters each. */
  buttons: { location: string; brochure: string; nearby: string };
  /** Under a pin. `where` is building and area, as far as they are listed. */
  locationSent(title: string, where: string | undefined): string;
  /** The listing has no position on the map. */
  noPosition(title: string, where: string | undefined): string;
  brochureCaption(title: string, where: string | undefined): string;
  nearbyTitle(what: string, title: string): string;
  /** Heads a list of several kinds. */
  aroundTitle(title: string): string;
  /** Without a position nothing can be measured; what is known of the place is offered. */
  cannotMeasure(title: string, where: string | undefined): string;
  straightLine: string;
  noneNearby(what: string, title: string): string;
  askOtherKinds: string;
  /** The provider does not answer now. */
  placesDown(title: string, where: string | undefined): string;
  /** Nothing is configured that could look around. */
  placesOff(title: string, where: string | undefined): string;
  routesDown(title: string, where: string | undefined): string;
  routesOff(title: string, where: string | undefined): string;
  route(way: { from: string; to: string; mode: TravelMode; distance: string; duration: string }): string;
  openMap: string;
  whereFrom: string;
  placeUnknown(words: string): string;
  noWay(from: string, to: string, mode: TravelMode): string;
  metres(amount: string): string;
  kilometres(amount: string): string;
  minutes(count: number): string;
  hours(count: number): string;
}
