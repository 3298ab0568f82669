import { describeClaims } from './conformance/claims.conformance';
import { describeControl } from './conformance/control.conformance';
import { describeLeases } from './conformance/leases.conformance';
import { describeRecording } from './conformance/recording.conformance';
import { describeStatuses } from './conformance/statuses.conformance';
import type { StoreHarness } from './conformance/store-harness';

/** The promises of a conversation store. Run it against every implementation. */
export function describeConversationStore(name: string, createHarness: () => Promise<StoreHarness>): void {
  describe(`${name} as a ConversationStore`, () => {
    describeRecording(createHarness);
    describeLeases(createHarness);
    describeClaims(createHarness);
    describeControl(createHarness);
    describeStatuses(createHarness);
  });
}
