const STAND_INS = {
  openai: ['OpenAI', 'a rule-based demo model; set OPENAI_API_KEY for a real one'],
  pubsub: ['Google Pub/Sub', "a stand-in over gRPC; set PUBSUB_EMULATOR_HOST for Google's emulator"],
  supabase: [
    'Supabase',
    'Supabase Lite on an embedded PostgreSQL; set NEXT_PUBLIC_SUPABASE_URL and keys for a project',
  ],
  aisensy: ['AiSensy and WhatsApp', 'a stand-in with the phone page; set AISENSY_BASE_URL for the real one'],
  places: ['Google Places, Routes', 'a small list of Dubai; set GOOGLE_MAPS_API_KEY for Google'],
};

/** What a newcomer wants to know once everything runs. */
export function banner(ports, replaced, seconds) {
  const at = ({ port }, path = '') => `http://localhost:${port}${path}`;
  const parts = Object.entries(STAND_INS).map(
    ([part, [name, text]]) =>
      `    ${name.padEnd(22)}${replaced.includes(part) ? 'the one you configured' : text}`,
  );
  return [
    '',
    `  WhatsApp Agent is running (${seconds} s).`,
    '',
    `  Chat        ${at(ports.sandbox, '/')}`,
    `  Dashboard   ${at(ports.sandbox, '/dashboard')}`,
    `  Swagger     ${at(ports.ingestion, '/docs')}   ingestion`,
    `              ${at(ports.worker, '/docs')}   worker (try POST /chat)`,
    `              ${at(ports.sandbox, '/docs')}   sandbox (send messages, set faults)`,
    '',
    '  Stand-ins:',
    ...parts,
    '',
    '  Logs in .data/logs. Ctrl-C stops everything; your data stays (npm start -- --fresh forgets it).',
    '',
  ].join('\n');
}
