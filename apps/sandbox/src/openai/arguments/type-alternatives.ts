/** Names a kind of home may have in a schema, the usual one first. */
export const TYPE_ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  apartment: ['apartment', 'flat', 'condo'],
  villa: ['villa', 'house'],
  townhouse: ['townhouse'],
  penthouse: ['penthouse'],
  studio: ['studio', 'apartment'],
  plot: ['plot', 'land'],
  commercial: ['commercial', 'office', 'retail'],
  house: ['house', 'villa'],
  duplex: ['duplex'],
  any: ['any', 'all'],
};
