import { isGeneralAnswer } from './general-answer';

describe(isGeneralAnswer, () => {
  it.each([
    'Black holes are regions of space where gravity is so strong that nothing, not even light, escapes from them. Anything else?',
    'First preheat the oven, then knead the dough for ten minutes and let it rise until it has doubled.',
    'Photosynthesis turns sunlight, water and carbon dioxide into sugar and oxygen inside the leaves of green plants.',
    'Roses are red, violets are blue, the moon climbs slowly, the night sings too, and stars fall softly into the sea.',
    'Everest stands between Nepal and China. It rises above every other mountain, and climbers reach its summit each May.',
    'الثقوب السوداء مناطق في الفضاء تكون فيها الجاذبية قوية جدا بحيث لا يستطيع أي شيء الإفلات منها حتى الضوء.',
  ])('knows an answer about the world: %s', (answer) => {
    expect(isGeneralAnswer(answer)).toBe(true);
  });

  it.each([
    "I'm doing great, thank you for asking! How can I help you today?",
    'Dubai is a lively place by the sea with sunshine all year, modern transport and a lot going on. Shall I look for a home there?',
    "I don't have confirmed information about that. Our team can find out and get back with an answer.",
    'It has two bedrooms, a gym and covered parking, and the rent is paid in four cheques over the year.',
    'Thanks, noted. Anything else?',
    'The listing does not mention the floor, the year it was built, or who manages the building.',
    'Ejari is the registration of a tenancy contract; the landlord or the agent usually does it after signing.',
    'أهلا! كيف أساعدك اليوم في العثور على بيتك القادم؟',
    'यह जानकारी मेरे पास नहीं है, पर हमारी टीम पता करके आपको बता सकती है।',
  ])('lets pass what an assistant for property says: %s', (answer) => {
    expect(isGeneralAnswer(answer)).toBe(false);
  });
});
