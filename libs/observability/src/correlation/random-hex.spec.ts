import { createRandomHex } from './random-hex';

describe(createRandomHex, () => {
  it('gives as many digits as asked for and never the same twice, also when the pool is filled anew', () => {
    const ids = Array.from({ length: 2000 }, (_, index) => createRandomHex(index % 2 === 0 ? 16 : 8));
    expect(ids.every((id, index) => id.length === (index % 2 === 0 ? 32 : 16))).toBe(true);
    expect(ids.every((id) => /^[0-9a-f]+$/.test(id))).toBe(true);
    expect(new Set(ids.map((id) => id.slice(0, 16))).size).toBe(2000);
  });
});
