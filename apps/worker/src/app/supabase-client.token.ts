/** DI token of the service-role client. */
export const SUPABASE_CLIENT = Symbol('SUPABASE_CLIENT');
