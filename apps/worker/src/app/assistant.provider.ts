import type { Provider } from '@nestjs/common';
import { PropertyAssistant } from '@whatsapp-agent/agent';
import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  CLOCK,
  PLACES_PROVIDER,
  PROPERTY_CATALOG,
  VISIT_BOOK,
  type Clock,
  type PlacesProvider,
  type PropertyCatalog,
  type VisitBook,
} from '@whatsapp-agent/contracts';
import { WORKER_CONFIG } from './worker-config.token';

/** The assistant with everything it reaches out to. */
export const assistantProvider: Provider = {
  provide: PropertyAssistant,
  inject: [WORKER_CONFIG, PROPERTY_CATALOG, VISIT_BOOK, CLOCK, PLACES_PROVIDER],
  useFactory: (
    { openai: model }: WorkerConfig,
    catalog: PropertyCatalog,
    visits: VisitBook,
    clock: Clock,
    places: PlacesProvider | undefined,
  ) => new PropertyAssistant({ model, catalog, visits, clock, ...(places ? { places } : {}) }),
};
