import { foldText } from './fold-text';

const ANY_WORDING =
  /^(?:any|anything|anywhere|all|everywhere|whatever|flexible|open|no (?:limit|preference|budget|matter)|doesn'?t matter|does not matter|not important|any (?:budget|price|type|area|location|place|size|property|property type|where)(?: is (?:fine|ok|okay))?|all (?:areas|types|locations|of (?:dubai|uae))|near ?by(?: areas)?|(?:anywhere|any area|all) in (?:dubai|the uae|uae)|(?:all over )?(?:dubai|uae|the uae)|أي|اي|أي مكان|اي مكان|كل المناطق|دبي|कोई भी|कहीं भी|दुबई)$/;

/** Tells whether wording leaves a slot open on purpose, in any case ("Any", "anywhere", "no limit"). */
export function isAnyWording(text: string): boolean {
  return ANY_WORDING.test(foldText(text));
}
