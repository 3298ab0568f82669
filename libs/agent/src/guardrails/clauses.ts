const BREAK = /[,;:،؛(]|\s[-–—]\s|\s(?:and|but|plus|while|also|و|لكن|और|लेकिन)\s/iu;
const YES_NO = /^\s*(?:yes|no|sure|great|of course|not at all|نعم|لا|हाँ|नहीं|जी)[,.!،]\s*/iu;
/** Words that make a clause a denial, a doubt, a question, or about the wish instead of the home. */
const NO_CLAIM =
  /\b(?:no|not|never|without|nor|none|neither|unfortunately|if|whether|which|unless|would|could|prefer|e\.g|example|such as|like)\b|n't\b|\b(?:not|isn't) (?:listed|mentioned)\b|\b(?:find|search|look|filter|check|ask|help|show you|narrow)\b|\b(?:looking for|you (?:want|need|asked|mentioned|said|like|prefer)|your (?:wish|request|search|budget|criteria))\b|[?؟]|(?:^|\s)(?:لا|غير|ليس|ليست|لم|هل|إذا|تبحث|تفضل|أبحث|البحث|مثل)(?:\s|$)|नहीं|क्या|जैसे|अगर|चाहिए|चाहेंगे|ढूँढ|खोज|पता कर/iu;
/** A clause that says something of its own. */
const OWN_VERB =
  /\b(?:is|are|was|has|have|had|comes?|offers?|includes?|features?|boasts?|overlooks?|provides?|there'?s|it'?s|gets?|enjoys?|sits|located)\b|(?:فيه|فيها|يوجد|لديه|لديها|تحتوي|يحتوي|يضم|تضم)|(?:है|हैं|में)/iu;

/** Tells whether a clause says something of its own. */
export function hasOwnVerb(clause: string): boolean {
  return OWN_VERB.test(clause);
}

/** The clauses of a sentence that claim something about a home. */
export function findClaims(sentence: string): string[] {
  if (/[?؟]\s*$/.test(sentence)) return [];
  const claims: string[] = [];
  let hedged = false;
  for (const clause of sentence.replace(YES_NO, '').split(BREAK)) {
    if (NO_CLAIM.test(clause)) {
      hedged = true;
      continue;
    }
    if (OWN_VERB.test(clause)) hedged = false;
    if (!hedged) claims.push(clause);
  }
  return claims;
}
