import { describeAttempts } from './conformance/attempts.conformance';
import { describeBacklog } from './conformance/backlog.conformance';
import { describeClaims } from './conformance/claims.conformance';
import { describeControl } from './conformance/control.conformance';
import { describeDesk } from './conformance/desk.conformance';
import { describeEchoes } from './conformance/echoes.conformance';
import { describeFailing } from './conformance/failing.conformance';
import { describeIdentity } from './conformance/identity.conformance';
import { describeLeases } from './conformance/leases.conformance';
import { describeRecording } from './conformance/recording.conformance';
import { describeStatuses } from './conformance/statuses.conformance';
import type { StoreHarness } from './conformance/store-harness';
import { describeTenantMode } from './conformance/tenant-mode.conformance';
import { describeWindow } from './conformance/window.conformance';

/** The promises of a conversation store and of the desk beside it. Run it against every implementation. */
export function describeConversationStore(name: string, createHarness: () => Promise<StoreHarness>): void {
  describe(`${name} as a ConversationStore`, () => {
    describeRecording(createHarness);
    describeIdentity(createHarness);
    describeLeases(createHarness);
    describeFailing(createHarness);
    describeClaims(createHarness);
    describeWindow(createHarness);
    describeControl(createHarness);
    describeTenantMode(createHarness);
    describeEchoes(createHarness);
    describeStatuses(createHarness);
    describeAttempts(createHarness);
    describeDesk(createHarness);
    describeBacklog(createHarness);
  });
}
