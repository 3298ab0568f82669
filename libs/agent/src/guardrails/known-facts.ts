import { KnownCounts } from './known-counts';
import { KnownFeatures } from './known-features';
import { KnownFigures } from './known-figures';
import { KnownNames } from './known-names';
import { KnownWording } from './known-wording';

/** What an answer may state, and what it must not repeat. */
export class KnownFacts {
  /** Figures of tool results, notes and earlier answers. */
  readonly figures = new KnownFigures();
  /** Figures the customer wrote: of their wish, and no facts about a home. */
  readonly said = new KnownFigures();
  /** Names in data. */
  readonly names = new KnownNames();
  /** Names in data and in what the customer wrote. */
  readonly anyNames = new KnownNames(this.names);
  readonly counts = new KnownCounts();
  readonly features = new KnownFeatures();
  /** Something was done in this turn, or a visit is on record. */
  done = false;

  constructor(readonly secret = new KnownWording('')) {}

  /** Takes over data: a tool result, a note, an earlier answer. */
  addData(value: unknown): this {
    this.figures.add(value);
    this.names.add(value);
    this.counts.add(value);
    return this;
  }

  /** Takes over what the customer wrote. */
  addSaid(value: unknown): this {
    this.said.add(value);
    this.anyNames.add(value);
    return this;
  }
}
