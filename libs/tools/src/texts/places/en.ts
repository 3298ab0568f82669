import type { PlaceTexts } from './place-texts';

const inside = (where: string | undefined): string => (where ? ` in **${where}**` : '');

/** English. */
export const EN_PLACES: PlaceTexts = {
  kinds: {
    airport: 'airports',
    atm: 'cash machines',
    bank: 'banks',
    beach: 'beaches',
    bus_stop: 'bus stops',
    cafe: 'cafés',
    church: 'churches',
    cinema: 'cinemas',
    clinic: 'clinics',
    ev_charging: 'charging stations',
    gym: 'gyms',
    hospital: 'hospitals',
    hotel: 'hotels',
    mall: 'shopping malls',
    metro: 'metro stations',
    mosque: 'mosques',
    nursery: 'nurseries',
    park: 'parks',
    petrol_station: 'petrol stations',
    pharmacy: 'pharmacies',
    police: 'police stations',
    restaurant: 'restaurants',
    salon: 'salons',
    school: 'schools',
    supermarket: 'supermarkets',
    temple: 'temples',
    university: 'universities',
  },
  modes: { drive: 'by car', walk: 'on foot', transit: 'by public transport' },
  buttons: { location: 'Share location', brochure: 'Send brochure', nearby: "What's nearby" },
  locationSent: (title, where) =>
    `📍 This is where **${title}** is${where ? `: ${where}` : ''}. Ask me what is nearby or how to get there.`,
  noPosition: (title, where) =>
    where
      ? `The exact position of **${title}** isn't on the map yet. It is in **${where}**; a colleague can send you the exact spot. Shall I tell you anything else about it?`
      : `The exact position of **${title}** isn't listed, and neither is its area. A colleague can send it to you. Shall I tell you anything else about it?`,
  brochureCaption: (title, where) => `Brochure of **${title}**${inside(where)}`,
  nearbyTitle: (what, title) => `📍 ${what} near **${title}**:`,
  aroundTitle: (title) => `📍 Around **${title}**:`,
  cannotMeasure: (title, where) =>
    `The exact position of **${title}** isn't listed, so I can't look around it.${where ? ` It is in **${where}**.` : ''} Shall I share its location as far as it is listed?`,
  straightLine: 'Distances are as the crow flies.',
  noneNearby: (what, title) => `I found no ${what} near **${title}**.`,
  askOtherKinds:
    'I can look for schools, hospitals, supermarkets, metro stations, malls or parks instead, or share the location.',
  placesDown: (title, where) =>
    `I can't look around **${title}**${inside(where)} at the moment. I can share its location so that you see the surroundings on the map, or you ask me again in a minute.`,
  placesOff: (title, where) =>
    `I can't look up places around **${title}**${inside(where)} here. I can share its location, so that you see the surroundings on the map.`,
  routesDown: (title, where) =>
    `I can't work out the way to **${title}**${inside(where)} at the moment. I can share its location, so that your map takes you there, or you ask me again in a minute.`,
  routesOff: (title, where) =>
    `I can't work out ways here, but I can share the location of **${title}**${inside(where)}, so that your map takes you there.`,
  route: ({ from, to, mode, distance, duration }) =>
    `🧭 From **${from}** to **${to}**: ${distance}, about ${duration} ${EN_PLACES.modes[mode]}.`,
  openMap: 'Open the map',
  whereFrom: 'Where would you start from? Send me your location, or the name of a place.',
  placeUnknown: (words) =>
    `I don't know a place called "${words}". Could you write it differently, or send me a pin?`,
  noWay: (from, to, mode) =>
    `I found no way from **${from}** to **${to}** ${EN_PLACES.modes[mode]}. Shall I share the location instead?`,
  metres: (amount) => `${amount} m`,
  kilometres: (amount) => `${amount} km`,
  minutes: (count) => `${count} min`,
  hours: (count) => `${count} h`,
};
