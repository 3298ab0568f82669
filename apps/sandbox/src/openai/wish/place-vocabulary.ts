/**
 * Names that are recognised without a preposition, as anybody who knows the city would. Only recognised: they
 * are passed on as they were written, and whoever gets them decides what they mean.
 */
const NAMES = `
  dubai marina, marina, downtown, downtown dubai, business bay, jvc, jumeirah village circle, jvt, jlt, jbr, jumeirah,
  jumeirah lake towers, jumeirah beach residence, palm jumeirah, palm, the palm, arabian ranches, dubai hills,
  dubai hills estate, emirates hills, damac hills, damac lagoons, mirdif, al barsha, barsha, barsha heights, tecom, deira, bur dubai,
  al karama, karama, creek harbour, dubai creek, creek, silicon oasis, dso, sports city, motor city, studio city,
  production city, impz, international city, discovery gardens, the greens, greens, the views, the springs, springs,
  the meadows, meadows, the lakes, al furjan, furjan, town square, dubailand, mudon, al quoz, al nahda, meydan,
  nad al sheba, city walk, bluewaters, difc, sobha hartland, mbr city, tilal al ghaf, dubai south, jebel ali,
  al sufouh, umm suqeim, la mer, culture village, jaddaf, al jaddaf, remraam, serena, villanova, reem, arjan, world islands, the world,
  al qusais, qusais, al warqa, warqa, jumeirah islands, jumeirah park, emaar beachfront, ras al khor, academic city, expo city,
  the lakes, lakes, festival city, trade centre, zabeel, al wasl, al safa, the valley, al rashidiya, muhaisnah, oud metha, al garhoud, garhoud, satwa,
  al satwa, internet city, media city, knowledge park, jumeirah golf estates, victory heights, living legends, al khail heights, burj khalifa,
  dubai mall, marina gate, old town, south ridge, majan, liwan, wasl gate, al barari, emaar south, damac lagoons, tilal al ghaf, port de la mer,
  النهدة, القصيص, الورقاء, الخوانيج, جزر جميرا, جميرا بارك, أم سقيم, الصفا, الوصل, أبراج بحيرات جميرا, ديسكفري جاردنز, ميدان, الجداف, تاون سكوير, داماك هيلز,
  बुर्ज खलीफा, अल नहदा, इंटरनेशनल सिटी, स्पोर्ट्स सिटी,
  دبي مارينا, المارينا, مارينا, مرسى دبي, وسط المدينة, داون تاون, وسط مدينة دبي, الخليج التجاري, بزنس باي, نخلة جميرا, النخلة, جميرا,
  قرية جميرا, قرية جميرا الدائرية, البرشاء, ديرة, مردف, دبي هيلز, تلال دبي, المرابع العربية, الكرامة, بر دبي, خور دبي, الفرجان, ند الشبا,
  دبي الجنوب, واحة السيليكون, مدينة دبي الرياضية, المدينة العالمية,
  दुबई मरीना, मरीना, मरिना, डाउनटाउन, बिज़नेस बे, बिजनेस बे, पाम जुमेराह, जुमेराह, देरा, मिर्डिफ, दुबई हिल्स, अल बरशा, बर दुबई, जेवीसी, जेएलटी, जेबीआर
`;

/** One entry per name, ready to be compared: lower case, without spaces. */
export const KNOWN_PLACES: ReadonlySet<string> = new Set(NAMES.split(',').map(toPlaceKey));

/** A name the way places are compared. */
export function toPlaceKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
