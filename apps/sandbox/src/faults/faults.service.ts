import { Inject, Injectable } from '@nestjs/common';
import { FAULT_PANELS, type FaultPanel } from './fault-panel';

/** One section per part that runs. */
export type FaultDocument = Record<string, object>;

/** All faults of the sandbox as one document. */
@Injectable()
export class FaultsService {
  constructor(@Inject(FAULT_PANELS) private readonly panels: readonly FaultPanel[]) {}

  read(): FaultDocument {
    return Object.fromEntries(this.panels.map((panel) => [panel.name, panel.read()]));
  }

  /**
   * Replaces the sections that are named and leaves the others as they are. Nothing changes when anything is wrong.
   * @throws TypeError naming what is unknown or out of range.
   */
  write(document: Readonly<Record<string, unknown>>): FaultDocument {
    const unknown = Object.keys(document).filter((name) => !this.panels.some((panel) => panel.name === name));
    if (unknown.length > 0) {
      const known = this.panels.map((panel) => panel.name).join(', ');
      throw new TypeError(`Unknown section ${unknown.join(', ')}; this sandbox runs ${known}.`);
    }
    const changes = this.panels
      .filter((panel) => panel.name in document)
      .map((panel) => panel.check(document[panel.name]));
    for (const change of changes) change();
    return this.read();
  }

  /** What really struck, per part and fault. */
  strikes(): Record<string, Record<string, number>> {
    return Object.fromEntries(this.panels.map((panel) => [panel.name, panel.strikes()]));
  }

  /** Everything works again, and no strike is remembered. */
  clear(): void {
    for (const panel of this.panels) {
      panel.check({})();
      panel.forgetStrikes();
    }
  }
}
