import { freezeDeep } from './environment/freeze-deep';
import { readEnvironment, type Environment } from './environment/read-environment';
import { supabaseVariables } from './variables/supabase-variables';

/** What the listings command is told by its environment: the same names as the worker's. */
export interface ListingsConfig {
  readonly supabase: { readonly url: string; readonly serviceRoleKey: string };
}

/**
 * Reads the environment of the listings command; the result is frozen.
 * @throws EnvironmentError naming everything missing or wrong.
 */
export function loadListingsConfig(env: Environment = process.env): ListingsConfig {
  const values = readEnvironment('listings', supabaseVariables, env);
  return freezeDeep({
    supabase: { url: values.NEXT_PUBLIC_SUPABASE_URL, serviceRoleKey: values.SUPABASE_SERVICE_ROLE_KEY },
  });
}
