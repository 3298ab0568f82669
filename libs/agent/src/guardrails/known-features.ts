import { foldText } from '@whatsapp-agent/tools';
import { FEATURES } from './feature-words';

/** Parts of a tool result that say what was wished, or what is not listed. */
const NOT_FACTS = new Set([
  'notListed',
  'wishes',
  'slots',
  'suggestions',
  'relaxation',
  'criteria',
  'missing',
]);
const NOTHING = new Set([false, 0, null, undefined]);

/** The features that data of this conversation lists. */
export class KnownFeatures {
  private text = '';

  /** Takes over what a value says of homes, at any depth. A false or a zero under a name lists nothing. */
  addFacts(value: unknown, name = ''): this {
    if (NOTHING.has(value as never) || NOT_FACTS.has(name)) return this;
    if (typeof value === 'string') return this.addText(`${toWords(name)} ${toWords(value)}`);
    if (Array.isArray(value)) value.forEach((item) => this.addFacts(item));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) this.addFacts(item, key);
    } else this.addText(toWords(name));
    return this;
  }

  /** Takes over a text as it is, e.g. what was shown before. */
  addText(text: string): this {
    this.text += ` . ${foldText(text)}`;
    return this;
  }

  /** Tells whether every feature a clause claims is listed. */
  cover(clause: string): boolean {
    const folded = foldText(clause);
    return FEATURES.every((feature) => !feature.test(folded) || feature.test(this.text));
  }
}

function toWords(name: string): string {
  return name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
}
