/** Makes a body of about 512 bytes. */
export const BENCH_TEXT = 'x'.repeat(480);
