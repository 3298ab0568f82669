/** UTF-8 JSON to a value. @throws TypeError | SyntaxError for bytes that are not, an empty body included. */
export function decodeJson(data: Buffer): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data));
}
