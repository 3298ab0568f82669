-- Property search: one call resolves places, filters, ranks, counts, pages, and looks for the nearest alternative
-- when nothing fits.

-- A search after its places were resolved. Null and empty mean "no constraint".
create type internal.property_query as (
  tenant_id uuid,
  transaction text,
  types text[],
  -- With the types that answer for them, see internal.widen_types.
  kinds text[],
  places_wanted boolean,
  areas text[],
  buildings text[],
  excluded_areas text[],
  excluded_buildings text[],
  bedrooms_min integer,
  bedrooms_max integer,
  price_min numeric,
  price_max numeric,
  size_min numeric,
  size_max numeric,
  features text[],
  excluded_features text[],
  sort text,
  -- Middle of the price asked; a maximum alone is the target.
  price_target numeric
);

-- A listing as the application sees it. Absent means unknown.
create function internal.property_json(p public.properties) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', p.short_ref, 'title', p.norm_title, 'type', p.norm_type, 'transaction', p.norm_transaction,
    'bedrooms', p.norm_bedrooms, 'bathrooms', p.norm_bathrooms, 'sizeSqft', p.norm_size, 'plotSqft', p.norm_plot,
    'priceAed', p.norm_price,
    'rentPeriod', case when p.norm_transaction = 'rent' then coalesce(internal.meaningful_text(p.rent_period), 'yearly') end,
    'area', p.norm_area_name, 'building', p.norm_building,
    'latitude', p.norm_latitude, 'longitude', p.norm_longitude,
    'parkingSpaces', case when p.covered_parking_spaces > 0 then p.covered_parking_spaces end,
    'balconies', case when p.number_of_balconies > 0 then p.number_of_balconies end,
    'features', to_jsonb(p.norm_features), 'amenities', to_jsonb(p.norm_amenities),
    'description', p.norm_description,
    'imageUrl', internal.meaningful_text(p.image_url), 'brochureUrl', internal.meaningful_text(p.brochure_url)
  ))
$$;

-- The functions below are inlined into the queries that use them, which a SET clause would prevent:
-- they name everything with its schema instead.

-- Whoever asks for an apartment without bedrooms means a studio.
create function internal.widen_types(types text[], bedrooms_min integer, bedrooms_max integer) returns text[]
language sql immutable
as $$
  select case when 'apartment' = any(types) and (bedrooms_min = 0 or bedrooms_max = 0) then types || 'studio'::text else types end
$$;

-- Constraints nothing is ever searched without: tenant, sale or rent, size, features, exclusions.
create function internal.meets_fixed(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select p.tenant_id = q.tenant_id
    and (q.transaction is null or p.norm_transaction = q.transaction)
    and (q.size_min is null or p.norm_size >= q.size_min)
    and (q.size_max is null or p.norm_size <= q.size_max)
    and (q.features = '{}' or p.norm_features @> q.features)
    and (q.excluded_features = '{}' or not p.norm_features && q.excluded_features)
    and (q.excluded_areas = '{}' or p.norm_area is null or not p.norm_area = any(q.excluded_areas))
    and (q.excluded_buildings = '{}' or p.norm_building_key is null or not p.norm_building_key = any(q.excluded_buildings))
    and (q.sort not in ('size_asc', 'size_desc') or p.norm_size is not null)
    and (q.sort not in ('price_asc', 'price_desc') or p.norm_price_compare is not null)
$$;

-- A price is compared with the listing's own kind of price: a yearly rent never with a sale.
create function internal.meets_price(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select (q.price_min is null or p.norm_price_compare >= q.price_min)
    and (q.price_max is null or p.norm_price_compare <= q.price_max)
$$;

create function internal.meets_place(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select not q.places_wanted or p.norm_area = any(q.areas) or p.norm_building_key = any(q.buildings)
$$;

create function internal.meets_type(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$ select q.kinds = '{}' or p.norm_kinds && q.kinds $$;

create function internal.meets_bedrooms(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select (q.bedrooms_min is null or p.norm_bedrooms >= q.bedrooms_min)
    and (q.bedrooms_max is null or p.norm_bedrooms <= q.bedrooms_max)
$$;

-- Position of a listing in its order; smaller comes first. One number, so that a page ends at (position, id).
-- `best_match`: asked type before one that answers for it, priced before unpriced, then closeness to the price
-- asked and age in years, weighted alike.
create function internal.property_position(p public.properties, q internal.property_query) returns numeric
language sql stable
as $$
  select case q.sort
    when 'price_asc' then p.norm_price_compare::numeric
    when 'price_desc' then -p.norm_price_compare::numeric
    when 'size_asc' then p.norm_size::numeric
    when 'size_desc' then -p.norm_size::numeric
    when 'newest' then -extract(epoch from p.created_at)
    else round(
      case when q.types <> '{}' and (p.norm_type is null or not p.norm_type = any(q.types)) then 4 else 0 end
      + case when p.norm_price_compare is null then 8 else 0 end
      + coalesce(least(abs(p.norm_price_compare - q.price_target) / q.price_target, 2), 0)
      + extract(epoch from '2100-01-01 00:00+00'::timestamptz - p.created_at) / 31557600, 6)
  end
$$;

create function internal.text_array(value jsonb) returns text[]
language sql immutable set search_path = ''
as $$
  select coalesce(array_agg(item order by position), '{}')
  from jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value else '[]' end)
    with ordinality as items (item, position)
  where trim(item) <> ''
$$;

-- Reads the criteria of contracts' PropertyCriteria. Raises 22023 for what is not of that shape.
create function internal.read_property_query(tenant uuid, criteria jsonb, out query internal.property_query,
  out resolved text[], out unknown text[], out home_areas text[])
language plpgsql stable set search_path = ''
as $$
declare
  v_word text;
  v_place internal.resolved_place;
begin
  query.tenant_id := tenant;
  query.transaction := criteria ->> 'transaction';
  query.bedrooms_min := ceil((criteria #>> '{bedrooms,min}')::numeric);
  query.bedrooms_max := floor((criteria #>> '{bedrooms,max}')::numeric);
  query.price_min := nullif((criteria #>> '{price,min}')::numeric, 0);
  query.price_max := (criteria #>> '{price,max}')::numeric;
  query.size_min := nullif((criteria #>> '{size,min}')::numeric, 0);
  query.size_max := (criteria #>> '{size,max}')::numeric;
  query.price_target := nullif(case when query.price_min is not null and query.price_max is not null
    then (query.price_min + query.price_max) / 2 else coalesce(query.price_max, query.price_min) end, 0);
  query.sort := coalesce(criteria ->> 'sort', 'best_match');
  query.types := internal.text_array(criteria -> 'types');
  query.kinds := internal.widen_types(query.types, query.bedrooms_min, query.bedrooms_max);
  query.features := internal.text_array(criteria -> 'features');
  query.excluded_features := internal.text_array(criteria -> 'excludedFeatures');
  query.areas := '{}'; query.buildings := '{}';
  query.excluded_areas := '{}'; query.excluded_buildings := '{}';
  query.places_wanted := false;
  resolved := '{}'; unknown := '{}'; home_areas := '{}';

  foreach v_word in array internal.text_array(criteria -> 'areas') loop
    v_place := internal.resolve_place(tenant, v_word);
    case v_place.kind
      when 'area' then query.areas := query.areas || v_place.keys; resolved := resolved || v_place.name;
      when 'building' then
        query.buildings := query.buildings || v_place.keys;
        home_areas := home_areas || v_place.home_areas;
        resolved := resolved || v_place.name;
      when 'unknown' then unknown := unknown || v_word;
      else continue;
    end case;
    query.places_wanted := true;
  end loop;
  foreach v_word in array internal.text_array(criteria -> 'excludedAreas') loop
    v_place := internal.resolve_place(tenant, v_word);
    case v_place.kind
      when 'area' then query.excluded_areas := query.excluded_areas || v_place.keys;
      when 'building' then query.excluded_buildings := query.excluded_buildings || v_place.keys;
      when 'unknown' then unknown := unknown || v_word;
      else null;
    end case;
  end loop;
end
$$;
