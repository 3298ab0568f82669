/** Words that are never the name of a place, so that a name can be told from the words around it. */
const FILLER = `
  a an the i im i'm i'd i'll i've me my we we're our us you your u he she they it its it's this that these those is are was were be been am do does did
  don't dont doesn't have has had can could would should will shall may might must want wants wanted need needs needed
  looking look looks for to from of on off by and or but not no nor so if then than too very just only also as with without
  please pls plz kindly hi hello hey dear sir madam mam bro man guys friend thanks thank ok okay yes yeah yep sure no nope actually maybe perhaps well
  wait sorry anyway now today soon here there where what which who whom whose how why when show find search get give send
  tell see check list help like love prefer interested some something anything any all every each more other another others different
  same again new next one ones two good nice best great better cheap big small large property properties home homes place places
  house unit units listing listings option options area areas location locations budget price prices bed bedroom bedrooms
  room rooms bath bathroom sqft month year yearly monthly rent buy sale lease available ready change switch instead rather update
  make it's let lets let's try go going can't cant up down about around near nearby close within inside in at into family kids wife husband
  myself we'll moving move relocate relocating live living stay staying work office there's theres got anyone someone
  think know believe guess say said mean means really still yet already both either neither even though because since while
  asap urgent urgently immediately quickly must prefer preferably ideally possibly something's flat apartment villa studio dirham dirhams aed per right left decide whichever fine works whatever idea matter stretch afford spend pay ya ho gaya
  bye gonna wanna gotta lemme mind changed thinking bit little rest batch page asap total thousand hundred million lakh lac crore hazaar hazar ek teen char paanch saal mahina mahine tak wala wali wale dena lena rehna dekhna dekhne dekho dikhaiye dikhana batana chahte chahta chahti karna karo kar raha rahi rahe nahi nahin haan han acha accha theek thik thoda jagah jaga yahan wahan kahan kahin ghar makan kamra kamre kiraya kiraye rent pe sasta saste mehnga hum humein hume apne apna iska uska yeh woh ab phir jaldi zaroorat zarurat
  abi abgha ayez aayez bidi biddi fi shu sho shi bas yalla habibi shukran salam inshallah law samaht mumkin ajar ijar lel lil el
  lowest highest sabse average avg median typical most least exactly precisely minimum maximum dekhenge dekhna chalega chalegi milega kitna kitne wow oh hmm um uh fine aswell instead soonish said meant
  mujhe mera meri hai hain chahiye ke ka ki ko se par pe mein mai kya koi aur bhi liye dikhao batao bhai ji
  أريد اريد أبحث ابحث عن ابغى أبغى ابي أبي بدي عايز عاوز محتاج أحتاج لو سمحت من فضلك في على مع او أو و أنا انا هل بحدود حدود وصالة صالة حمام مفروشة مع بدلا بدل ذلك هذا هذه عندكم لدي لديكم ممكن شكرا مرحبا السلام عليكم هناك
  فيها فيه شي شيء عقار عقارات سكن بيت منزل غرفة غرف نوم و صالة سنة شهر سنويا شهريا درهم ألف مليون حدود تقريبا كيف ماذا ما هو هي أرني ارني اعرض المزيد حوالي منطقة بمنطقة
  मुझे मेरा मेरी मैं हम हमें चाहिए चाहता चाहती हूँ हूं है हैं के का की को से पर में और या भी लिए एक दो कोई कुछ दिखाओ दिखाइए दिखाएं बताओ बताइए कृपया जी नमस्ते
  घर मकान प्रॉपर्टी संपत्ति कमरे कमरा वाला वाली वाले बजट किराया तक कम ज़्यादा साल महीना चाहते ढूंढ रहा रही रहे क्या कहाँ अब फिर नहीं हाँ हां इलाके पास
`;

const WORDS: ReadonlySet<string> = new Set(FILLER.normalize('NFKC').split(/\s+/).filter(Boolean));

/** Tells whether a word carries no name of its own. */
export function isFiller(word: string): boolean {
  return WORDS.has(
    word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ''),
  );
}
