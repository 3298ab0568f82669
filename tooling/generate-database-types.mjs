/**
 * Writes libs/supabase/src/generated/database.ts from a database that has all migrations:
 *   node tooling/generate-database-types.mjs postgresql://postgres@127.0.0.1:8092/postgres [--stdout]
 * Same shape as `supabase gen types typescript`, which needs Docker or a hosted project.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const target = fileURLToPath(new URL('../libs/supabase/src/generated/database.ts', import.meta.url));

const scalars = {
  number: ['int2', 'int4', 'int8', 'float4', 'float8', 'numeric'],
  boolean: ['bool'],
  Json: ['json', 'jsonb'],
  undefined: ['void'],
};
const scalarOf = new Map(Object.entries(scalars).flatMap(([ts, names]) => names.map((name) => [name, ts])));

const tablesQuery = `
  select c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
    a.atthasdef or a.attidentity <> '' as optional, a.attgenerated <> '' as generated
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by 1, 2`;

const relationshipsQuery = `
  select con.conrelid::regclass::text as table, con.conname as name, con.confrelid::regclass::text as target,
    array(select attname::text from unnest(con.conkey) with ordinality k(num, pos)
      join pg_attribute on attrelid = con.conrelid and attnum = k.num order by pos) as columns,
    array(select attname::text from unnest(con.confkey) with ordinality k(num, pos)
      join pg_attribute on attrelid = con.confrelid and attnum = k.num order by pos) as target_columns,
    exists (select from pg_index i where i.indrelid = con.conrelid and i.indisunique
      and i.indkey::int2[] @> con.conkey and con.conkey @> i.indkey::int2[]) as one_to_one
  from pg_constraint con
  where con.contype = 'f' and con.connamespace = 'public'::regnamespace
  order by 1, 2`;

const functionsQuery = `
  select p.proname as name, rt.typname as returns, p.proretset as set, p.pronargdefaults as defaults,
    coalesce(p.proargnames, '{}') as names, p.proargmodes::text[] as modes,
    array(select t.typname::text from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a(oid, pos)
      join pg_type t on t.oid = a.oid order by a.pos) as types
  from pg_proc p join pg_type rt on rt.oid = p.prorettype
  where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and rt.typname <> 'trigger'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1`;

function tsType(name) {
  if (name.startsWith('_')) return `${tsType(name.slice(1))}[]`;
  return scalarOf.get(name) ?? 'string';
}

function block(indent, open, lines, close = '}') {
  const pad = ' '.repeat(indent);
  if (lines.length === 0) return [`${pad}${open}${close}`];
  return [`${pad}${open}`, ...lines, `${pad}${close}`];
}

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
}

function renderTable(name, columns, relationships) {
  const column = (row, optional) =>
    `          ${row.column}${optional ? '?' : ''}: ${tsType(row.type)}${row.nullable ? ' | null' : ''};`;
  const writable = columns.filter((row) => !row.generated);
  const quoted = (items) => `[${items.map((item) => `'${item}'`).join(', ')}]`;
  const links = relationships.flatMap((row) => [
    '          {',
    `            foreignKeyName: '${row.name}';`,
    `            columns: ${quoted(row.columns)};`,
    `            isOneToOne: ${row.one_to_one};`,
    `            referencedRelation: '${row.target}';`,
    `            referencedColumns: ${quoted(row.target_columns)};`,
    '          },',
  ]);
  return block(
    6,
    `${name}: {`,
    [
      ...block(
        8,
        'Row: {',
        columns.map((row) => column(row, false)),
        '};',
      ),
      ...block(
        8,
        'Insert: {',
        writable.map((row) => column(row, row.optional || row.nullable)),
        '};',
      ),
      ...block(
        8,
        'Update: {',
        writable.map((row) => column(row, true)),
        '};',
      ),
      ...block(8, 'Relationships: [', links, '];'),
    ],
    '};',
  );
}

function renderFunction(row) {
  const all = row.types.map((type, i) => ({ type, name: row.names[i] ?? '', mode: row.modes?.[i] ?? 'i' }));
  const inputs = all.filter(({ mode }) => 'ibv'.includes(mode));
  const outputs = all.filter(({ mode }) => 'obt'.includes(mode));
  const firstDefault = inputs.length - row.defaults;
  const args = inputs.map(
    ({ name, type }, i) => `          ${name}${i >= firstDefault ? '?' : ''}: ${tsType(type)};`,
  );
  const shape =
    outputs.length > 0
      ? `{ ${outputs.map(({ name, type }) => `${name}: ${tsType(type)}`).join('; ')} }`
      : tsType(row.returns);
  return block(
    6,
    `${row.name}: {`,
    [
      ...(args.length > 0 ? block(8, 'Args: {', args, '};') : ['        Args: never;']),
      `        Returns: ${shape}${row.set ? '[]' : ''};`,
    ],
    '};',
  );
}

async function render(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const columns = groupBy((await client.query(tablesQuery)).rows, 'table');
    const links = groupBy((await client.query(relationshipsQuery)).rows, 'table');
    const functions = (await client.query(functionsQuery)).rows;
    return [
      '// Generated by tooling/generate-database-types.mjs from the migrations. Do not edit.',
      '',
      'export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];',
      '',
      ...block(0, 'export interface Database {', [
        ...block(
          2,
          'public: {',
          [
            ...block(
              4,
              'Tables: {',
              [...columns].flatMap(([name, rows]) => renderTable(name, rows, links.get(name) ?? [])),
              '};',
            ),
            '    Views: Record<never, never>;',
            ...block(4, 'Functions: {', functions.flatMap(renderFunction), '};'),
          ],
          '};',
        ),
      ]),
      '',
    ].join('\n');
  } finally {
    await client.end();
  }
}

const [url, flag] = process.argv.slice(2);
if (!url) {
  process.stderr.write('Name the database: generate-database-types.mjs postgresql://…\n');
  process.exit(2);
}
const text = await render(url);
if (flag === '--stdout') process.stdout.write(text);
else writeFileSync(target, text);
