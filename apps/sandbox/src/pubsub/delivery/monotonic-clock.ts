/** Milliseconds of a clock that never jumps: deadlines and back-off survive a change of the system time. */
export function monotonicMs(): number {
  return performance.now();
}
