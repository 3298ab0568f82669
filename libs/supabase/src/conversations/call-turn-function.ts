import { mapSupabaseError } from '../client/map-supabase-error';
import type { ServiceClient } from '../client/service-client';
import type { Database, Json } from '../generated/database';

type Functions = Database['public']['Functions'];

/** Functions of the turn: one JSON document in, one out. */
export type TurnFunction = {
  [Name in keyof Functions]: Functions[Name]['Args'] extends { p: Json } ? Name : never;
}[keyof Functions];

/**
 * Calls a function of the turn. Its answer is trusted to have the shape its migration documents: both sides
 * live in this repository and the conformance suite holds them together.
 */
export async function callTurnFunction<T>(client: ServiceClient, name: TurnFunction, p: object): Promise<T> {
  const answer = await client.rpc(name, { p: p as Json });
  if (answer.error) throw mapSupabaseError(answer, name);
  return answer.data as T;
}
