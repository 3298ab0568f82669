import type { Dialogue, ExpectedRange, ExpectedSlots, ExpectedTurn, SlotName } from './expected-slots';

/**
 * Reads dialogues. `= id` begins one, `> words` is an utterance, and the line below says what it changes:
 * `t=rent`, `type=villa,studio`, `area=jvc,any`, `not=deira`, `bed=2`, `bed=2-3`, `bed=3+`, `price=80000..100000`,
 * `size=1000..`, `feat=garden`, `nofeat=study`, `sort=price_asc`; `-price` empties a slot, `-all` every one, and
 * `same` changes nothing. `#` begins a comment.
 * @throws Error naming the line that cannot be read
 */
export function parseDialogues(text: string): Dialogue[] {
  const dialogues: { id: string; turns: ExpectedTurn[] }[] = [];
  let say: string | undefined;
  text.split('\n').forEach((line, index) => {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) return;
    const current = dialogues.at(-1);
    if (content.startsWith('= ')) dialogues.push({ id: content.slice(2), turns: [] });
    else if (content.startsWith('> ')) say = content.slice(2);
    else if (current && say !== undefined) {
      const slots = applyChange(current.turns.at(-1)?.slots ?? {}, content, index + 1);
      current.turns.push({ say, slots });
      say = undefined;
    } else throw new Error(`Line ${index + 1} belongs to no utterance: ${content}`);
  });
  return dialogues;
}

const EMPTIED: Readonly<Record<string, SlotName>> = {
  price: 'price',
  bed: 'bedrooms',
  size: 'size',
  feat: 'features',
  area: 'areas',
  type: 'types',
};

function applyChange(known: ExpectedSlots, line: string, number: number): ExpectedSlots {
  return line.split(/\s+/).reduce<ExpectedSlots>((slots, token) => {
    if (token === 'same') return slots;
    if (token === '-all') return {};
    if (token.startsWith('-')) return without(slots, EMPTIED[token.slice(1)], number);
    const [key = '', value = ''] = token.split('=');
    return { ...slots, ...readToken(key, value, number) };
  }, known);
}

function without(slots: ExpectedSlots, name: SlotName | undefined, number: number): ExpectedSlots {
  if (!name) throw new Error(`Line ${number} empties a slot that is none.`);
  const { [name]: _emptied, ...rest } = slots;
  return rest;
}

function readToken(key: string, value: string, number: number): ExpectedSlots {
  const list = value.split(',');
  switch (key) {
    case 't':
      return { transaction: value === 'rent' ? 'rent' : 'sale' };
    case 'type':
      return { types: value === 'any' ? 'any' : list };
    case 'area':
      return { areas: value === 'any' ? 'any' : list };
    case 'not':
      return { excludedAreas: list };
    case 'bed':
      return { bedrooms: readCounts(value) };
    case 'price':
      return { price: readRange(value) };
    case 'size':
      return { size: readRange(value) };
    case 'feat':
      return { features: list };
    case 'nofeat':
      return { excludedFeatures: list };
    case 'sort':
      return { sort: value };
    default:
      throw new Error(`Line ${number} has an unknown slot "${key}".`);
  }
}

/** "2", "2-3" and "3+". */
function readCounts(text: string): ExpectedRange {
  if (text.endsWith('+')) return { min: Number(text.slice(0, -1)) };
  const [low = '', high = low] = text.split('-');
  return { min: Number(low), max: Number(high) };
}

/** "80000..100000", "..90000" and "1000..". */
function readRange(text: string): ExpectedRange {
  const [low = '', high = ''] = text.split('..');
  return { ...(low === '' ? {} : { min: Number(low) }), ...(high === '' ? {} : { max: Number(high) }) };
}
