import 'reflect-metadata';
import { DeliveryStatus, InboundMessage } from '@whatsapp-agent/contracts';
import { plainToInstance } from 'class-transformer';
import { IsArray, IsString, validateSync } from 'class-validator';
import fc from 'fast-check';
import { compileContract } from './compile-contract';

const message = {
  account: { phoneNumberId: '106500000000001', wabaId: '102000000000001' },
  contact: { waId: '971501234567', profileName: 'Asha' },
  origin: 'customer',
  wamid: 'wamid.A',
  sentAt: '2026-09-21T14:13:20.000Z',
  receivedAt: '2026-09-21T14:13:21.000Z',
  index: 0,
  content: { kind: 'text', text: 'Hi' },
  context: { quotedWamid: 'wamid.B' },
};
const status = {
  account: { projectId: '64b0c0ffee64b0c0ffee64b0' },
  wamid: 'wamid.A',
  state: 'failed',
  at: '2026-09-21T14:13:20.000Z',
  recipient: { waId: '971501234567' },
  error: { code: 131047, title: 'Re-engagement' },
};

/** The same event with one of its members, or a member of a member, replaced by anything. */
function vary(event: object): fc.Arbitrary<object> {
  const odd = fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      '',
      'x'.repeat(600),
      -1,
      1.5,
      [],
      {},
      [{}],
      [event],
      new Date(0),
      '2026-13-01',
    ),
    fc.anything(),
  );
  const at = (value: object, depth: number): fc.Arbitrary<object> =>
    fc.constantFrom(...Object.keys(value)).chain((key) => {
      const member = (value as Record<string, unknown>)[key];
      const deeper = depth > 0 && typeof member === 'object' && member !== null;
      return (deeper ? fc.oneof(odd, at(member, depth - 1)) : odd).map((changed) => ({
        ...value,
        [key]: changed,
      }));
    });
  return at(event, 1);
}

describe(compileContract, () => {
  it.each([
    ['a message', InboundMessage, message],
    ['a status', DeliveryStatus, status],
  ])('agrees with the validator on %s, whatever one of its members is', (_name, contract, event) => {
    const check = compileContract(contract);
    const keeps = (value: object) =>
      validateSync(plainToInstance<object, object>(contract, value), { stopAtFirstError: true }).length === 0;
    expect(check(event)).toBe(true);
    fc.assert(
      fc.property(vary(event), (value) => {
        if (check(value)) expect(keeps(value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    // And it does tell: what the validator takes goes the short way when one plain member was changed.
    for (const key of Object.keys(event)) {
      const without = { ...event, [key]: undefined };
      if (keeps(without) && !['account', 'contact'].includes(key)) expect(check(without)).toBe(true);
    }
  });

  it('does not answer for what is nested deeply or ruled in a way it does not know', () => {
    let content: object = {};
    for (let depth = 0; depth < 40; depth += 1) content = { content };
    expect(compileContract(InboundMessage)({ ...message, content })).toBe(false);

    class Listed {
      @IsArray()
      @IsString({ each: true })
      names: string[];
    }
    expect(compileContract(Listed)({ names: ['a'] })).toBe(false);
    expect(compileContract(class Unruled {})({})).toBe(false);
  });
});
