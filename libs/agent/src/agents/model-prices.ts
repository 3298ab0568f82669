/** Price of a model in US dollars per million tokens; that is also millionths of a dollar per token. */
interface ModelPrice {
  input: number;
  /** Input that the provider had in its prompt cache. */
  cachedInput: number;
  output: number;
}

/**
 * List prices of the standard tier, from developers.openai.com/api/docs/pricing as quoted between May and
 * November 2026. Check them before billing anyone.
 */
const PRICES: Readonly<Record<string, ModelPrice>> = {
  'gpt-4.1': { input: 2, cachedInput: 0.5, output: 8 },
  'gpt-4.1-mini': { input: 0.4, cachedInput: 0.1, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, cachedInput: 0.025, output: 0.4 },
  'gpt-4o': { input: 2.5, cachedInput: 1.25, output: 10 },
  'gpt-4o-mini': { input: 0.15, cachedInput: 0.075, output: 0.6 },
  'gpt-5': { input: 1.25, cachedInput: 0.125, output: 10 },
  'gpt-5-mini': { input: 0.25, cachedInput: 0.025, output: 2 },
  'gpt-5-nano': { input: 0.05, cachedInput: 0.005, output: 0.4 },
  'gpt-5.1': { input: 1.25, cachedInput: 0.125, output: 10 },
  'gpt-5.2': { input: 1.75, cachedInput: 0.175, output: 14 },
  'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15 },
  'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5 },
};

const DATED = /-\d{4}-\d{2}-\d{2}$/;

/** Tokens of one or more calls. `cachedInputTokens` are part of `inputTokens`. */
export interface TokenCount {
  inputTokens: number;
  cachedInputTokens: number;
  outputTokens: number;
}

/** What tokens of a model cost, in millionths of a US dollar. Nothing for a model whose price is not listed. */
export function priceTokens(model: string, tokens: TokenCount): number | undefined {
  const price = PRICES[model.replace(DATED, '')];
  if (!price) return undefined;
  const fresh = tokens.inputTokens - tokens.cachedInputTokens;
  return Math.round(
    fresh * price.input + tokens.cachedInputTokens * price.cachedInput + tokens.outputTokens * price.output,
  );
}
