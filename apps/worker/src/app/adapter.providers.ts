import type { Provider } from '@nestjs/common';
import { AisensyClient, AisensyMediaStore, AisensyMessageSender } from '@whatsapp-agent/aisensy';
import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  CLOCK,
  CONVERSATION_STORE,
  FILE_MAKER,
  MEDIA_STORE,
  MESSAGE_NOTES,
  MESSAGE_SENDER,
  OPERATOR_DESK,
  PLACES_PROVIDER,
  PROPERTY_CATALOG,
  TENANT_DIRECTORY,
  VISIT_BOOK,
  type Clock,
  type FileMaker,
  type PropertyCatalog,
  type TenantDirectory,
} from '@whatsapp-agent/contracts';
import { GooglePlacesProvider } from '@whatsapp-agent/places';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import {
  createServiceClient,
  CredentialsCipher,
  SupabaseConversationStore,
  SupabaseMessageNotes,
  SupabaseOperatorDesk,
  SupabasePropertyCatalog,
  SupabaseTenantDirectory,
  SupabaseVisitBook,
  type ServiceClient,
} from '@whatsapp-agent/supabase';
import { BrochureFileMaker } from '../files/brochure-file-maker';
import { MeteredConversationStore } from '../telemetry/metered-conversation-store';
import { SystemClock } from '../turns/system-clock';
import { SUPABASE_CLIENT } from './supabase-client.token';
import { WORKER_CONFIG } from './worker-config.token';

/** One call to the database; several tries fit into a lease. */
const STORE_TIMEOUT_MS = 8_000;

/** The ports, each with the technology that serves it. */
export const adapterProviders: Provider[] = [
  { provide: CLOCK, useClass: SystemClock },
  {
    provide: SUPABASE_CLIENT,
    inject: [WORKER_CONFIG],
    useFactory: ({ supabase }: WorkerConfig) =>
      createServiceClient({ ...supabase, fetchTimeoutMs: STORE_TIMEOUT_MS }),
  },
  {
    provide: CONVERSATION_STORE,
    inject: [SUPABASE_CLIENT, CLOCK],
    useFactory: (client: ServiceClient, clock: Clock) =>
      new MeteredConversationStore(new SupabaseConversationStore(client), clock),
  },
  {
    provide: OPERATOR_DESK,
    inject: [SUPABASE_CLIENT],
    useFactory: (client: ServiceClient) => new SupabaseOperatorDesk(client),
  },
  {
    provide: PROPERTY_CATALOG,
    inject: [SUPABASE_CLIENT],
    useFactory: (client: ServiceClient) => new SupabasePropertyCatalog(client),
  },
  {
    provide: VISIT_BOOK,
    inject: [SUPABASE_CLIENT],
    useFactory: (client: ServiceClient) => new SupabaseVisitBook(client),
  },
  {
    provide: TENANT_DIRECTORY,
    inject: [SUPABASE_CLIENT, WORKER_CONFIG],
    useFactory: (client: ServiceClient, { credentialsKey }: WorkerConfig) =>
      new SupabaseTenantDirectory(client, new CredentialsCipher(credentialsKey)),
  },
  {
    provide: PLACES_PROVIDER,
    inject: [WORKER_CONFIG],
    useFactory: ({ places }: WorkerConfig) => places && new GooglePlacesProvider(places),
  },
  {
    provide: MESSAGE_NOTES,
    inject: [SUPABASE_CLIENT],
    useFactory: (client: ServiceClient) => new SupabaseMessageNotes(client),
  },
  {
    provide: MEDIA_STORE,
    inject: [WORKER_CONFIG, TENANT_DIRECTORY, CLOCK],
    useFactory: ({ aisensy }: WorkerConfig, tenants: TenantDirectory, clock: Clock) =>
      new AisensyMediaStore(new AisensyClient(aisensy), tenants, clock),
  },
  {
    provide: FILE_MAKER,
    inject: [PROPERTY_CATALOG],
    useFactory: (catalog: PropertyCatalog) => new BrochureFileMaker(catalog),
  },
  {
    provide: MESSAGE_SENDER,
    inject: [WORKER_CONFIG, TENANT_DIRECTORY, CLOCK, LOGGER, FILE_MAKER],
    useFactory: (
      { aisensy }: WorkerConfig,
      tenants: TenantDirectory,
      clock: Clock,
      log: Logger,
      files: FileMaker,
    ) =>
      new AisensyMessageSender(new AisensyClient(aisensy), tenants, clock, {
        files,
        onMarkReadFailed: (error) => log.debug('a message could not be marked read', { error }),
      }),
  },
];
