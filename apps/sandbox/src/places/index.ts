export { PlacesController } from './http/places.controller';
export { RoutesController } from './http/routes.controller';
export { PlacesFaultPanel } from './places-fault.panel';
export { PlacesStandIn } from './places-stand-in';
