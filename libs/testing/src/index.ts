export { InMemoryPropertyCatalog } from './in-memory-property-catalog.fake';
export { buildProperties, buildProperty } from './property.builder';
