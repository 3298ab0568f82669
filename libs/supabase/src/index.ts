export * from './client/map-supabase-error';
export * from './client/service-client';
export * from './credentials/credentials-cipher';
export * from './properties/supabase-property-catalog';
export * from './tenants/supabase-tenant-directory';
export * from './conversations/supabase-conversation-store';
