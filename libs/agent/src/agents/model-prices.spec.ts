import { priceTokens } from './model-prices';

const TOKENS = { inputTokens: 2_000, cachedInputTokens: 1_000, outputTokens: 100 };

describe(priceTokens, () => {
  it('charges fresh, cached and written tokens at their own price', () => {
    expect(priceTokens('gpt-4.1-mini', TOKENS)).toBe(400 + 100 + 160);
  });

  it('knows the dated snapshot of a model', () => {
    expect(priceTokens('gpt-4.1-mini-2025-04-14', TOKENS)).toBe(priceTokens('gpt-4.1-mini', TOKENS));
  });

  it.each(['demo-model', 'gpt-4.1-mini-custom', ''])('does not guess the price of "%s"', (model) => {
    expect(priceTokens(model, TOKENS)).toBeUndefined();
  });
});
