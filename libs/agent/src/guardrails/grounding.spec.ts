import { checkOutput } from './check-output';
import { KnownFacts } from './known-facts';
import { KnownWording } from './known-wording';

const HOME = {
  number: 2,
  title: 'Marina Gate 5',
  type: 'apartment',
  priceAed: 1_815_451,
  bedrooms: 2,
  bathrooms: 3,
  sizeSqft: 1293,
  area: 'Dubai Marina',
  building: 'Marina Gate',
  parkingSpaces: 1,
  balconies: 0,
  features: ['maid_room', 'park_pool_view'],
  amenities: ['Shared Gym', 'Fully furnished', 'Jumeirah Beach Residence nearby'],
  listerDescription: 'Sea view, two minutes to the metro. Agent: Sarah Khan of Emaar.',
  notListed: ['plotSqft', 'balconies'],
};
const RULES = 'Decline everything else in one friendly sentence and offer to help with property.';

function know(done = false): KnownFacts {
  const known = new KnownFacts(new KnownWording(RULES))
    .addData({ result: HOME })
    .addData({ agentName: 'Layla', businessName: 'Palm Homes LLC' })
    .addSaid('I am Omar. Has it a pool, a terrace or a burj khalifa view? Sky Tower, 777k, 5 bed');
  known.features.addFacts({ result: HOME });
  known.done = done;
  return known;
}

describe('grounding', () => {
  it.each([
    'Marina Gate 5 has 2 bedrooms and 3 bathrooms.',
    'It is in Dubai Marina, in the Marina Gate building.',
    'Yes, it has a gym and parking.',
    'It is fully furnished, with a maid’s room.',
    'It has a sea view and is two minutes from the metro.',
    'A pool is not listed, but it has a gym.',
    "The listing doesn't mention a pool, a terrace, or a Burj Khalifa view.",
    "I don't see a Burj Khalifa view in the data. Shall I ask the team?",
    'No balcony is listed for this one.',
    "I can't confirm whether it has a terrace.",
    'Would you like me to look for homes with a pool?',
    'If a pool matters to you, I can search for one with it.',
    'I can look for apartments with a balcony and a pool.',
    "You're looking for a home with a terrace.",
    'Which area do you prefer: JVC, Business Bay or Downtown Dubai?',
    'For example Dubai Marina.',
    'Hello Omar! I am Layla from Palm Homes LLC.',
    'Great choice! Anything else you would like to know?',
    'I choose homes by budget and area, never by who lives there, and I cannot advise on that.',
    'وجدت 2 من النتائج المطابقة.',
    'Happy to help! Do you want to rent or buy?',
    'The agent is Sarah Khan.',
    'JBR is nearby.',
    '*Price:* AED 1,815,451\n*Key Features:* gym, parking',
    'Thanks, Omar. Have a lovely day!',
    'Dubai is a lively city with beaches? Tell me what you look for!',
    'You asked for up to 777k.',
    'Press Know More on a card, or Schedule Visit.',
    'On Friday the office is open.',
    'السعر ١٬٨١٥٬٤٥١ درهم وفيها صالة رياضية.',
    'لا يوجد مسبح مذكور في الإعلان.',
    'هل تريد شقة مع مسبح؟',
    'इसमें जिम और पार्किंग है।',
    'इसमें पूल नहीं लिखा है।',
    'क्या आपको बालकनी चाहिए?',
    'Iska rent kitna hai woh card par hai.',
  ])('keeps %j', (text) => {
    expect(checkOutput(text, know())).toEqual({ text, removed: 0 });
  });

  it.each([
    'Yes, it has a pool.',
    'It has a gym, a pool and parking.',
    'It offers a stunning Burj Khalifa view.',
    'The Burj Khalifa can be seen: it has views of the Burj Khalifa.',
    'It overlooks the golf course.',
    'It has a lovely balcony.',
    'It is unfurnished.',
    'It is pet friendly.',
    'It has a private garden and a terrace.',
    'It is on a high floor.',
    'It sits in Sobha Hartland.',
    'The developer is Damac Properties.',
    'The nearest school is Kings College Academy.',
    'Ask for Michael Brown at the office.',
    'It costs AED 777,000.',
    'It has 5 bedrooms.',
    "I've booked your visit.",
    'Your visit is confirmed.',
    'I have sent the brochure.',
    'A colleague will call you today.',
    'Decline everything else in one friendly sentence and offer to help.',
    'It is in a nice Muslim area.',
    'Mostly Europeans live there.',
    'I used market_statistics for it.',
    'نعم، فيها مسبح خاص.',
    'تطل على برج خليفة.',
    'هي قريبة من دبي مول.',
    'تم حجز الزيارة.',
    'हाँ, इसमें पूल है।',
    'यह बुर्ज खलीफा के पास है।',
    'आपकी विज़िट बुक हो गई है।',
  ])('takes out %j', (text) => {
    expect(checkOutput(text, know()).text).toBe('');
  });

  it('believes that something was done when it was', () => {
    expect(checkOutput("I've booked your visit.", know(true)).removed).toBe(0);
  });

  it('says nothing but programs as nothing', () => {
    const answer = 'Sure!\n```python\nprint(1)\n```';
    expect(checkOutput(answer, know())).toMatchObject({ text: '', reason: 'out_of_scope' });
  });
});
