-- Own listings in and out: batches of rows in the columns of the import file, found again by the id of the source.

-- p: {tenantId, columns: [name], rows: [{source_id, …}]} → {inserted, updated, unchanged}. Only the named columns are
-- written; `address` and `features` are merged into what is there. Rows of older listings, which have no source id yet,
-- are recognised by the id of the earlier system or their own. The same batch again changes nothing.
create function public.import_listings(p jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_tenant uuid := (p ->> 'tenantId')::uuid;
  v_columns text[] := internal.text_array(p -> 'columns');
  v_known constant text[] := '{title,property_type,sale_or_rent,building_name,bedrooms,bathrooms,bua_sqft,plot_sqft,'
    'number_of_balconies,covered_parking_spaces,study,maid_room,laundry_room,additional_reception_area,park_pool_view,'
    'upgraded_ground_flooring,landscaped_garden,sale_price_aed,rent_price_aed,rent_period,amenities,features,address,'
    'image_url,brochure_url,agent_notes}';
  v_unknown text := (select min(name) from unnest(v_columns) as name where not name = any(v_known));
  v_names text;
  v_sets text;
  v_changed text;
  v_result jsonb;
begin
  if v_unknown is not null then
    raise exception 'Listings have no column %.', quote_ident(v_unknown) using errcode = '22023';
  end if;
  if not exists (select from public.tenants where id = v_tenant) then
    raise exception 'There is no tenant with this id.' using errcode = '22023';
  end if;

  with given as (
    select r.source_id, case when r.source_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then r.source_id::uuid end as uuid
    from jsonb_to_recordset(p -> 'rows') as r (source_id text)
    where not exists (select from public.properties o where o.tenant_id = v_tenant and o.source_id = r.source_id)
  ), known as (
    select l.id, given.source_id from given
    join public.properties l on l.tenant_id = v_tenant and l.original_property_id = given.uuid
    union
    select l.id, given.source_id from given join public.properties l on l.tenant_id = v_tenant and l.id = given.uuid
  )
  update public.properties l set source_id = known.source_id
  from known where l.id = known.id and l.source_id is null;

  select string_agg(format(', %I', name), '' order by name),
    string_agg(format(', %1$I = %2$s', name, case
      when name in ('address', 'features') then format('internal.merge_object(l.%1$I, excluded.%1$I)', name)
      else format('excluded.%I', name) end), '' order by name),
    string_agg(format(' or l.%1$I is distinct from %2$s', name, case
      when name in ('address', 'features') then format('internal.merge_object(l.%1$I, excluded.%1$I)', name)
      else format('excluded.%I', name) end), '' order by name)
  into v_names, v_sets, v_changed
  from unnest(v_columns) as name;

  execute format($query$
    with written as (
      -- Ordered, so that two imports at once lock the rows they share in the same order.
      insert into public.properties as l (tenant_id, source_id %1$s)
      select $1, source_id %1$s from jsonb_populate_recordset(null::public.properties, $2) as r order by source_id
      on conflict (tenant_id, source_id) do update set source_id = excluded.source_id %2$s
      where false %3$s
      returning xmax = 0 as inserted
    )
    select jsonb_build_object('inserted', count(*) filter (where inserted), 'updated', count(*) filter (where not inserted),
      'unchanged', jsonb_array_length($2) - count(*)) from written
  $query$, coalesce(v_names, ''), coalesce(v_sets, ''), coalesce(v_changed, ''))
  into v_result using v_tenant, p -> 'rows';
  return v_result;
end
$$;

-- What was there and what is new, both as objects; anything else that was there is replaced.
create function internal.merge_object(known jsonb, given jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select case
    when given is null then known
    when jsonb_typeof(given) = 'object' and jsonb_typeof(internal.unwrap_json(known)) = 'object'
      then internal.unwrap_json(known) || given
    else given end
$$;

-- p: {tenantId, after, limit} → {rows: [{source_id, …}], next}: the columns an import takes, in a stable order.
create function public.export_listings(p jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  with page as (
    select l.* from public.properties l
    where l.tenant_id = (p ->> 'tenantId')::uuid and l.id > coalesce((p ->> 'after')::uuid, '00000000-0000-0000-0000-000000000000')
    order by l.id limit least(greatest(coalesce((p ->> 'limit')::integer, 1000), 1), 5000)
  )
  select jsonb_build_object(
    'rows', coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'source_id', coalesce(source_id, original_property_id::text, id::text), 'title', title, 'property_type', property_type,
      'sale_or_rent', sale_or_rent, 'area', norm_area_name, 'building_name', norm_building, 'bedrooms', bedrooms,
      'bathrooms', bathrooms, 'bua_sqft', norm_size, 'plot_sqft', norm_plot,
      'number_of_balconies', number_of_balconies, 'covered_parking_spaces', covered_parking_spaces, 'study', study,
      'maid_room', maid_room, 'laundry_room', laundry_room, 'additional_reception_area', additional_reception_area,
      'park_pool_view', park_pool_view, 'upgraded_ground_flooring', upgraded_ground_flooring,
      'landscaped_garden', landscaped_garden, 'sale_price_aed', nullif(sale_price_aed, 0),
      'rent_price_aed', nullif(rent_price_aed, 0), 'rent_period', rent_period, 'amenities', to_jsonb(norm_amenities),
      'description', norm_description, 'latitude', norm_latitude, 'longitude', norm_longitude,
      'image_url', image_url, 'brochure_url', brochure_url, 'agent_notes', agent_notes)) order by id), '[]'),
    'next', (select max(id::text) from page having count(*) = least(greatest(coalesce((p ->> 'limit')::integer, 1000), 1), 5000)))
  from page
$$;

grant execute on function public.import_listings, public.export_listings to service_role;
grant execute on all functions in schema internal to service_role;
