import type { SearchSlots } from '../memory/search-slots.schema';
import { stageAreaExpert } from './stage-area-expert';

describe(stageAreaExpert, () => {
  it.each<[SearchSlots, string[]]>([
    [{}, []],
    [{ transaction: 'rent' }, []],
    [{ areas: ['marina'] }, []],
    [{ transaction: 'rent', areas: 'any' }, []],
    [{ transaction: 'rent', areas: ['Marina'] }, ['area_expert:c1:marina:rent']],
    [
      { transaction: 'sale', areas: ['marina', 'jbr'] },
      ['area_expert:c1:marina:sale', 'area_expert:c1:jbr:sale'],
    ],
  ])('tells the experts of %j once each', (slots, keys) => {
    expect(stageAreaExpert(slots, 'c1').map(({ key }) => key)).toEqual(keys);
  });
});
