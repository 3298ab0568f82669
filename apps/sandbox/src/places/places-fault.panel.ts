import type { FaultPanel } from '../faults/fault-panel';
import { parsePlacesFaults } from './places-faults';
import type { PlacesStandIn } from './places-stand-in';

/** The places section of the sandbox's faults. */
export class PlacesFaultPanel implements FaultPanel {
  readonly name = 'places';

  constructor(private readonly standIn: PlacesStandIn) {}

  read(): object {
    return this.standIn.faults;
  }

  strikes(): Record<string, number> {
    return this.standIn.strikes.read();
  }

  forgetStrikes(): void {
    this.standIn.strikes.clear();
  }

  check(faults: unknown): () => void {
    const wanted = parsePlacesFaults(faults);
    return () => {
      this.standIn.faults = wanted;
    };
  }
}
