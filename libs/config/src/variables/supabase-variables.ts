import { httpUrl, secret } from '../environment/variable-schemas';
import { requireVariable } from '../environment/variable';

/** A Supabase project, as whoever acts for the service knows it. */
export const supabaseVariables = {
  NEXT_PUBLIC_SUPABASE_URL: requireVariable(httpUrl(), { meaning: 'Address of the Supabase project.' }),
  SUPABASE_SERVICE_ROLE_KEY: requireVariable(secret(), {
    secret: true,
    meaning: 'Service-role key of the Supabase project; passes row-level security.',
  }),
};
