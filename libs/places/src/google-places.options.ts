import { ConfigError } from '@whatsapp-agent/contracts';

/** Settings of `GooglePlacesProvider`. */
export interface GooglePlacesOptions {
  /** Key with Places API (New) and Routes API enabled. */
  apiKey: string;
  /** Origin of the Places API, without `/v1`. */
  placesUrl?: string;
  /** Origin of the Routes API, without `/directions`. */
  routesUrl?: string;
  /** Longest a call may take, in ms: a customer waits for it. */
  timeoutMs?: number;
  /** Two-letter region that results are preferred from. */
  region?: string;
}

export type GooglePlacesSettings = Readonly<Required<GooglePlacesOptions>>;

/** Applies the defaults. @throws ConfigError when a base URL is none. */
export function resolveOptions(options: GooglePlacesOptions): GooglePlacesSettings {
  return {
    apiKey: options.apiKey,
    placesUrl: requireUrl('GOOGLE_PLACES_URL', options.placesUrl ?? 'https://places.googleapis.com'),
    routesUrl: requireUrl('GOOGLE_ROUTES_URL', options.routesUrl ?? 'https://routes.googleapis.com'),
    timeoutMs: options.timeoutMs ?? 6_000,
    region: options.region ?? 'AE',
  };
}

function requireUrl(variable: string, url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  throw new ConfigError('PLACES.BASE_URL_INVALID', `${variable} is not an http(s) URL. Correct it.`);
}
