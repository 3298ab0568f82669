import { TENANT } from './database.mjs';

const QUESTIONS = [
  [
    '2-bed apartments to rent in Dubai Marina up to 150k',
    {
      transaction: 'rent',
      types: ['apartment'],
      areas: ['Dubai Marina'],
      bedrooms: { min: 2, max: 2 },
      price: { max: 150_000 },
    },
  ],
  ['apartments to rent anywhere', { transaction: 'rent', types: ['apartment'] }],
  [
    'apartments to rent anywhere up to 60k',
    { transaction: 'rent', types: ['apartment'], price: { max: 60_000 } },
  ],
  ['cheapest to buy', { transaction: 'sale', sort: 'price_asc' }],
  ['largest villas to buy', { transaction: 'sale', types: ['villa'], sort: 'size_desc' }],
  ['newest to rent', { transaction: 'rent', sort: 'newest' }],
  ['Princess Tower', { transaction: 'rent', areas: ['Princess Tower'] }],
  [
    'within 1 km of a pin',
    { transaction: 'rent', near: { latitude: 25.0805, longitude: 55.1403, radiusKm: 1 } },
  ],
];

/** The plans of counting and of the first page, as the functions let Postgres make them. */
export async function describePlans(database) {
  await database.query(EXPLAIN);
  const rows = [];
  for (const [name, criteria] of QUESTIONS) {
    const [{ counting, paging }] = await database.query(
      'select pg_temp.explain_search($1, $2, false) as counting, pg_temp.explain_search($1, $2, true) as paging',
      [TENANT, JSON.stringify(criteria)],
    );
    rows.push([name, describeCount(counting), describeScan(paging)]);
  }
  return rows;
}

/** Where a count comes from: the sums, the sums and the index for what they do not hold, or the index. */
function describeCount({ sums, plan }) {
  return [sums ? 'market_summary' : undefined, plan ? describeScan(plan) : undefined]
    .filter(Boolean)
    .join(', ');
}

/** The scans at the bottom of a plan, with the index each of them uses. */
function describeScan(plan) {
  const found = [];
  const walk = (node) => {
    if (/Scan/.test(node['Node Type']))
      found.push([node['Node Type'], node['Index Name']].filter(Boolean).join(': '));
    for (const child of node.Plans ?? []) walk(child);
  };
  walk(plan[0].Plan);
  return [...new Set(found)].join(', ');
}

const EXPLAIN = `
create or replace function pg_temp.explain_search(tenant uuid, criteria jsonb, paging boolean) returns jsonb
language plpgsql as $$
declare
  v_read record := internal.read_property_query(tenant, criteria);
  v_query internal.property_query := v_read.query;
  v_order record := internal.order_of(v_query);
  v_part boolean := internal.is_budget_summarised(v_query);
  v_plan jsonb;
begin
  if not paging and internal.is_summarised(v_query) then return jsonb_build_object('sums', true); end if;
  -- The part of a bucket is read by the index that reads the whole budget.
  execute 'explain (format json) ' || case when paging
    then format('select p.id from public.properties p where internal.meets_all(p, $1) order by %1$s %2$s, p.id %2$s limit 11',
      v_order.expression, v_order.direction)
    else 'select count(*) from public.properties p where internal.meets_all(p, $1)' end
  into v_plan using case when paging
    then internal.narrow_budget(v_query, internal.count_matches(v_query), 11, null, null) else v_query end;
  return case when paging then v_plan else jsonb_build_object('sums', v_part, 'plan', v_plan) end;
end $$`;
