import fc from 'fast-check';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { InvalidPayloadError } from '../outbound/invalid-payload.error';
import { BUTTON_ACTIONS, decodeButtonId, encodeButtonId } from './button-id';

const UUID = '3f2b8c1e-7a4d-4f7e-9b11-5c2d7e8f9a01';
const ref = fc.stringMatching(/^[A-Za-z0-9_-]{1,16}$/);

describe('button id', () => {
  it('comes back as it was written and fits a carousel card', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BUTTON_ACTIONS), fc.option(ref, { nil: undefined }), (action, value) => {
        const command = value === undefined ? { action } : { action, ref: value };
        const id = encodeButtonId(command);
        expect(id.length).toBeLessThanOrEqual(WHATSAPP_LIMITS.carousel.buttonId);
        expect(decodeButtonId(id)).toEqual({ ...command, legacy: false });
      }),
    );
  });

  it('gives every action an id of its own', () => {
    expect(new Set(BUTTON_ACTIONS.map((action) => encodeButtonId({ action }))).size).toBe(
      BUTTON_ACTIONS.length,
    );
  });

  it.each(['', 'a b', 'x'.repeat(17), UUID, 'ü'])('refuses the reference %j', (value) => {
    expect(() => encodeButtonId({ action: 'details', ref: value })).toThrow(InvalidPayloadError);
  });

  it.each([
    [`${UUID}_knowMore`, { action: 'details', ref: UUID, legacy: true }],
    [`${UUID.toUpperCase()}_scheduleVisit`, { action: 'visit', ref: UUID, legacy: true }],
  ])('reads %s of the earlier system', (id, command) => {
    expect(decodeButtonId(id)).toEqual(command);
  });

  it.each([
    '',
    '1',
    '1z:a',
    '2d:a',
    '1d:',
    '1d:a b',
    '1d:a\n',
    `1d:${'x'.repeat(17)}`,
    `${UUID}_buy`,
    UUID,
    'Details',
  ])('does not understand %j', (id) => {
    expect(decodeButtonId(id)).toBeUndefined();
  });
});
