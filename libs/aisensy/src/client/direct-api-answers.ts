/** A message template as AiSensy lists it. */
export interface AisensyTemplate {
  id: string;
  name: string;
  language: string;
  status: string;
  category: string;
  components: unknown[];
}

type Json = Record<string, unknown>;

const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const firstText = (...values: unknown[]): string | undefined => values.map(asText).find(Boolean);

/** `users[0].token`; the other places were probed by clients in the field and never seen filled. */
export function findToken(answer: unknown): string | undefined {
  const body = asObject(answer);
  const user = asObject(asArray(body.users)[0]);
  return firstText(user.token, body.token, body.access_token, body.jwt_token, asObject(body.data).token);
}

/** Id of an uploaded file. */
export function findMediaId(answer: unknown): string | undefined {
  const body = asObject(answer);
  return firstText(body.id, asObject(body.data).id);
}

/** Reads `{"data":[…]}`; what is not a template with a name is left out. */
export function readTemplates(answer: unknown): AisensyTemplate[] {
  return asArray(asObject(answer).data)
    .map(asObject)
    .filter((template) => asText(template.name) !== '')
    .map((template) => ({
      id: String(typeof template.id === 'number' ? template.id : asText(template.id)),
      name: asText(template.name),
      language: asText(template.language),
      status: asText(template.status),
      category: asText(template.category),
      components: asArray(template.components),
    }));
}
