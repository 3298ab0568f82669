import { phrase } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import type { RelativeWish, SortWish, Wish } from './wish';

const MILDLY = String.raw`(?:(?:some(?:thing|what)?|anything|any|a (?:bit|little)|little|much|slightly|bit|the) )*`;
const RELATIVE: readonly [RelativeWish, RegExp][] = [
  [
    'dearer',
    phrase(
      String.raw`${MILDLY}(?:more (?:expensive|luxurious|premium|upscale)|pricier|costlier|higher[ -]end|fancier)|أغلى|महंगे|महंगा|महंगी`,
    ),
  ],
  [
    'cheaper',
    phrase(
      String.raw`${MILDLY}(?:cheaper|cheeper|less (?:expensive|costly|pricey)|lower (?:price|budget|rent|prices)|more affordable|lower in price|not so (?:expensive|pricey)|for less(?: money)?)|too (?:expensive|pricey|costly|high)|(?:over|above|beyond|out of) (?:my|our) budget|أرخص|أقل سعر(?:ا)?|غالي(?:ة)?(?: جدا)?|sast[aei]|mehnga hai|सस्ते|सस्ता|सस्ती`,
    ),
  ],
  [
    'bigger',
    phrase(
      String.raw`${MILDLY}(?:bigger|larger|more spacious|roomier|more space)|too (?:small|tiny)|أكبر|أوسع|बड़े|बड़ा|बड़ी`,
    ),
  ],
  ['newer', phrase(String.raw`${MILDLY}(?:newer|more (?:recent|modern))|too old|أحدث|और नए|naya`)],
  [
    'elsewhere',
    phrase(
      String.raw`(?:an?)?other (?:area|location|place|neighbou?rhood|community)s?|(?:a )?different (?:area|location|place|neighbou?rhood|community)s?|some ?where else|not (?:that|this) (?:area|location|place|neighbou?rhood|community|one area)|(?:don'?t|do not) (?:like|want) (?:that|this|the) (?:area|location|neighbou?rhood|community)|منطقة (?:أخرى|ثانية|غيرها)|مكان آخر|(?:दूसरा|दूसरे|दूसरी|किसी और) (?:इलाका|इलाके|एरिया|जगह)|kahin aur|dusr[ae] area`,
    ),
  ],
  [
    'smaller',
    phrase(String.raw`${MILDLY}(?:smaller|more compact|less space)|too (?:big|large)|أصغر|छोटे|छोटा|छोटी`),
  ],
];
const SORTS: readonly [SortWish, RegExp][] = [
  ['dearest', phrase('(?:the )?(?:most expensive|highest price[ds]?)(?: first)?|الأغلى')],
  [
    'newest',
    phrase('(?:the )?(?:newest|latest|most recent|recently (?:listed|added))(?: first)?|الأحدث|सबसे नए'),
  ],
  ['largest', phrase('(?:the )?(?:largest|biggest)(?: first)?|الأكبر|सबसे बड़े')],
  ['smallest', phrase('(?:the )?smallest(?: first)?|الأصغر|सबसे छोटे')],
  [
    'cheapest',
    phrase(
      '(?:the )?(?:cheapest|lowest[ -]?price[ds]?|most affordable|low(?:est)? to high)(?: first)?|sort(?:ed)? by price|الأرخص|सबसे सस्ते',
    ),
  ],
];
/** No comparison, only a taste: read after "more affordable" has been. */
const INEXPENSIVE = phrase('cheap|affordable|inexpensive|budget[ -]friendly|رخيص(?:ة)?');

/** Takes wishes out that mean something next to what was shown, and the order of results. */
export function readComparison(scanner: TextScanner): Pick<Wish, 'relative' | 'sort'> {
  const superlative = SORTS.find(([, pattern]) => scanner.take(pattern))?.[0];
  const relative = RELATIVE.find(([, pattern]) => scanner.take(pattern))?.[0];
  const sort = superlative ?? (scanner.take(INEXPENSIVE) ? 'cheapest' : undefined);
  return { ...(sort ? { sort } : {}), ...(relative ? { relative } : {}) };
}
