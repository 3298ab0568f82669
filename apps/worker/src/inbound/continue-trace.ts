import { createCorrelation, runWithCorrelation } from '@whatsapp-agent/observability';
import type { PubSubContext } from '@whatsapp-agent/pubsub';

/** Runs what a delivery is for, so that all it logs and publishes carries the trace of the webhook it came from. */
export function continueTrace<Result>(context: PubSubContext, work: () => Promise<Result>): Promise<Result> {
  return runWithCorrelation(createCorrelation(context.getAttributes()['traceparent']), work);
}
