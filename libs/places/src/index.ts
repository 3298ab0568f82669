export { GooglePlacesProvider } from './google-places.provider';
export type { GooglePlacesOptions } from './google-places.options';
