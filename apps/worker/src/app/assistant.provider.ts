import type { Provider } from '@nestjs/common';
import { OpenAiSpeechReader, PropertyAssistant } from '@whatsapp-agent/agent';
import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  CLOCK,
  MEDIA_STORE,
  MESSAGE_NOTES,
  PLACES_PROVIDER,
  PROPERTY_CATALOG,
  VISIT_BOOK,
  type Clock,
  type MediaStore,
  type MessageNotes,
  type PlacesProvider,
  type PropertyCatalog,
  type VisitBook,
} from '@whatsapp-agent/contracts';
import { WORKER_CONFIG } from './worker-config.token';

/** A voice note is heard before the model is asked, so it gets a share of the time of a turn. */
const SPEECH_TIMEOUT_MS = 20_000;

/** The assistant with everything it reaches out to. */
export const assistantProvider: Provider = {
  provide: PropertyAssistant,
  inject: [WORKER_CONFIG, PROPERTY_CATALOG, VISIT_BOOK, CLOCK, MEDIA_STORE, MESSAGE_NOTES, PLACES_PROVIDER],
  useFactory: (
    { openai }: WorkerConfig,
    catalog: PropertyCatalog,
    visits: VisitBook,
    clock: Clock,
    media: MediaStore,
    notes: MessageNotes,
    places: PlacesProvider | undefined,
  ) => {
    const { transcribeModel, seesPictures, ...model } = openai;
    const speech = new OpenAiSpeechReader({ ...model, model: transcribeModel, timeoutMs: SPEECH_TIMEOUT_MS });
    return new PropertyAssistant({
      model,
      catalog,
      visits,
      clock,
      notes,
      reading: { media, speech, seesPictures },
      ...(places ? { places } : {}),
    });
  },
};
