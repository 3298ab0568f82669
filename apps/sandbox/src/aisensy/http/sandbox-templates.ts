const card = {
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: '{{1}}' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Know More' },
        { type: 'QUICK_REPLY', text: 'Schedule Visit' },
      ],
    },
  ],
};

/** The approved templates `GET get-templates` lists. Sends may name any other: approval is not checked. */
export const SANDBOX_TEMPLATES = [
  {
    id: '400000000000001',
    name: 'visit_reminder',
    language: 'en',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'A reminder: your visit to {{1}} is on {{2}}.' }],
  },
  {
    id: '400000000000002',
    name: 'property_cards',
    language: 'en',
    status: 'APPROVED',
    category: 'MARKETING',
    components: [
      { type: 'BODY', text: 'Homes for you: {{1}}.' },
      { type: 'CAROUSEL', cards: [card, card] },
    ],
  },
];
