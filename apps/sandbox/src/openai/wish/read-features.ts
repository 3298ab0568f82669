import { phrase } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import { FEATURE_WORDS } from './feature-vocabulary';
import type { Wish } from './wish';

const ANY_FEATURE = FEATURE_WORDS.map(([, words]) => words).join('|');
const LIST = String.raw`(?:an? |any |the )?(?:${ANY_FEATURE})(?:(?:,| or| and|,? nor) (?:an? )?(?:${ANY_FEATURE}))*`;
const UNWANTED = phrase(
  String.raw`(?:without|with no|no|बिना|بدون|non?-?) ?(?:${LIST})|unfurnished|(?:${LIST}) के बिना`,
);
const UNIMPORTANT = phrase(
  String.raw`(?:(?:forget|drop|remove|ignore|skip)(?: about)?|no need (?:for|of)|don'?t (?:really )?(?:need|care about)) ${LIST}|${LIST}(?: is| are)?(?:n'?t| not) (?:needed|necessary|required|important|a must)|${LIST} (?:doesn'?t|does not|don'?t) matter`,
);
const PATTERNS = FEATURE_WORDS.map(([feature, words]) => ({ feature, pattern: phrase(words) }));

/** Takes wanted, unwanted and given-up features out of the text. */
export function readFeatures(
  scanner: TextScanner,
): Pick<Wish, 'features' | 'excludedFeatures' | 'dropped' | 'droppedFeatures'> {
  const unimportant = scanner.takeAll(UNIMPORTANT).flatMap(([text]) => namesIn(text));
  const excluded = scanner.takeAll(UNWANTED).flatMap(([text]) => namesIn(text));
  const wanted = PATTERNS.filter(({ pattern }) => scanner.takeAll(pattern).length > 0).map(
    ({ feature }) => feature,
  );
  return {
    ...(wanted.length > 0 ? { features: wanted } : {}),
    ...(excluded.length > 0 ? { excludedFeatures: excluded } : {}),
    ...(unimportant.length > 0 ? { dropped: ['features'], droppedFeatures: unimportant } : {}),
  };
}

function namesIn(text: string): string[] {
  const bare = text.replace(/^un/i, ' ');
  return PATTERNS.filter(({ pattern }) => pattern.test(bare)).map(({ feature }) => feature);
}
