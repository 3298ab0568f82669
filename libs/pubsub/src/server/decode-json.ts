const DECODER = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 JSON to a value. @throws TypeError | SyntaxError for bytes that are not, an empty body included. */
export function decodeJson(data: Buffer): unknown {
  return JSON.parse(DECODER.decode(data));
}
