import type { ActiveTrace } from '../tracing/active-trace';

const LARGEST = 0xffff_ffff;

/**
 * Decides by the id of the trace, so that all lines of one piece of work are kept or left out together, in both
 * services. It is the arithmetic of OpenTelemetry's ratio sampler: of two ratios, the smaller keeps a part of what the
 * larger keeps. A recorded trace keeps its lines, and so does what belongs to none.
 */
export class LineSampler {
  /** @param ratio share that is kept, 0 to 1 */
  constructor(private readonly ratio: number) {}

  keeps(active: ActiveTrace | undefined): boolean {
    if (this.ratio >= 1 || active === undefined || active.sampled) return true;
    return foldTraceId(active.correlationId) < Math.floor(this.ratio * LARGEST);
  }
}

function foldTraceId(traceId: string): number {
  const parts = traceId.match(/[0-9a-f]{8}/g) ?? [];
  return parts.reduce((folded, part) => (folded ^ parseInt(part, 16)) >>> 0, 0);
}
