-- The filters of a search over the narrow columns, and reading the wishes that came with them: features and sizes
-- that can be given up, a circle on the map, types nobody lists.

drop function public.search_properties(jsonb);
drop function internal.read_page, internal.find_relaxations, internal.biggest_areas, internal.relax, internal.meets_fixed,
  internal.meets_price, internal.meets_place, internal.meets_type, internal.meets_bedrooms, internal.property_position,
  internal.read_property_query, internal.property_json;

-- Bounds in the types of the columns they are compared with; a numeric would keep an index from being used.
alter type internal.property_query alter attribute price_min set data type bigint;
alter type internal.property_query alter attribute price_max set data type bigint;
alter type internal.property_query alter attribute size_min set data type bigint;
alter type internal.property_query alter attribute size_max set data type bigint;
alter type internal.property_query alter attribute price_target set data type double precision;
alter type internal.property_query add attribute kind_bits integer;
alter type internal.property_query add attribute feature_bits integer;
alter type internal.property_query add attribute excluded_feature_bits integer;
-- Centre and reach of "near here".
alter type internal.property_query add attribute centre extensions.cube;
alter type internal.property_query add attribute radius_km double precision;

-- The functions below are inlined into the queries that use them, which a SET clause would prevent.

-- Constraints nothing is ever searched without: tenant, sale or rent, exclusions, and a value to sort by.
create function internal.meets_fixed(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select p.tenant_id = q.tenant_id
    and (q.transaction is null or p.norm_transaction = q.transaction)
    and (q.excluded_feature_bits = 0 or p.norm_feature_bits & q.excluded_feature_bits = 0)
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

-- Areas and buildings apart: what is left after planning for the values is one condition that an index answers.
create function internal.meets_place(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select (not q.places_wanted
      or (q.buildings = '{}' and p.norm_area = any(q.areas))
      or (q.areas = '{}' and p.norm_building_key = any(q.buildings))
      or (q.areas <> '{}' and q.buildings <> '{}'
        and (p.norm_area = any(q.areas) or p.norm_building_key = any(q.buildings))))
    and (q.centre is null or (
      p.norm_point operator(extensions.<@) extensions.cube_enlarge(q.centre, internal.chord_of(q.radius_km), 3)
      and p.norm_point operator(extensions.<->) q.centre <= internal.chord_of(q.radius_km)))
$$;

create function internal.meets_type(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$ select q.kind_bits is null or p.norm_kind_bits & q.kind_bits <> 0 $$;

create function internal.meets_bedrooms(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select (q.bedrooms_min is null or p.norm_bedrooms >= q.bedrooms_min)
    and (q.bedrooms_max is null or p.norm_bedrooms <= q.bedrooms_max)
$$;

create function internal.meets_size(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$
  select (q.size_min is null or p.norm_size >= q.size_min) and (q.size_max is null or p.norm_size <= q.size_max)
$$;

create function internal.meets_features(p public.properties, q internal.property_query) returns boolean
language sql immutable
as $$ select q.feature_bits = 0 or p.norm_feature_bits & q.feature_bits = q.feature_bits $$;

-- A listing as the application sees it. Absent means unknown.
create function internal.property_json(p public.properties, q internal.property_query) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', p.short_ref, 'title', p.norm_title, 'type', p.norm_type, 'transaction', p.norm_transaction,
    'bedrooms', p.norm_bedrooms, 'bathrooms', p.norm_bathrooms, 'sizeSqft', p.norm_size, 'plotSqft', p.norm_plot,
    'priceAed', p.norm_price,
    'rentPeriod', case when p.norm_transaction = 'rent' then coalesce(internal.meaningful_text(p.rent_period), 'yearly') end,
    'area', p.norm_area_name, 'building', p.norm_building,
    'latitude', p.norm_latitude, 'longitude', p.norm_longitude,
    'distanceKm', round(internal.surface_km(p.norm_point operator(extensions.<->) (q).centre)::numeric, 1),
    'parkingSpaces', case when p.covered_parking_spaces > 0 then p.covered_parking_spaces end,
    'balconies', case when p.number_of_balconies > 0 then p.number_of_balconies end,
    'features', to_jsonb(p.norm_features), 'amenities', to_jsonb(p.norm_amenities),
    'description', p.norm_description,
    'imageUrl', internal.meaningful_text(p.image_url), 'brochureUrl', internal.meaningful_text(p.brochure_url)
  ))
$$;

-- No listing is dearer or larger than 15 digits; what a customer types may be.
create function internal.whole(value numeric) returns bigint
language sql immutable parallel safe
as $$ select case when value is not null then least(greatest(value, 0), 999999999999999)::bigint end $$;

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
  query.price_min := nullif(internal.whole(ceil((criteria #>> '{price,min}')::numeric)), 0);
  query.price_max := internal.whole(floor((criteria #>> '{price,max}')::numeric));
  query.size_min := nullif(internal.whole(ceil((criteria #>> '{size,min}')::numeric)), 0);
  query.size_max := internal.whole(floor((criteria #>> '{size,max}')::numeric));
  query.price_target := nullif(case when query.price_min is not null and query.price_max is not null
    then (query.price_min + query.price_max) / 2.0 else coalesce(query.price_max, query.price_min) end, 0);
  query.sort := coalesce(criteria ->> 'sort', 'best_match');
  query.types := internal.text_array(criteria -> 'types');
  query.kinds := internal.widen_types(query.types, query.bedrooms_min, query.bedrooms_max);
  -- A type nobody lists ("castle") is a wish all the same, which nothing meets.
  query.kind_bits := case when query.kinds <> '{}' or internal.text_array(criteria -> 'unknownTypes') <> '{}'
    then internal.kind_bits(query.kinds) end;
  query.features := internal.text_array(criteria -> 'features');
  query.feature_bits := internal.feature_bits(query.features);
  query.excluded_features := internal.text_array(criteria -> 'excludedFeatures');
  query.excluded_feature_bits := internal.feature_bits(query.excluded_features);
  query.radius_km := (criteria #>> '{near,radiusKm}')::double precision;
  query.centre := internal.earth_point((criteria #>> '{near,latitude}')::double precision,
    (criteria #>> '{near,longitude}')::double precision);
  if query.centre is not null and coalesce(query.radius_km, 0) <= 0 then
    raise exception 'A search near a place needs a radius above 0 km.' using errcode = '22023';
  end if;
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

-- A listing by its short id, its id, or its id in the source system; null when the tenant has none.
create or replace function public.find_property(p_tenant_id uuid, p_ref text) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  v_id uuid;
  v_property public.properties;
begin
  select * into v_property from public.properties where tenant_id = p_tenant_id and short_ref = lower(trim(p_ref));
  if not found and trim(p_ref) ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    v_id := trim(p_ref)::uuid;
    select * into v_property from public.properties where tenant_id = p_tenant_id and original_property_id = v_id;
    if not found then
      select * into v_property from public.properties where tenant_id = p_tenant_id and id = v_id;
    end if;
  end if;
  if v_property.id is null then
    select * into v_property from public.properties where tenant_id = p_tenant_id and source_id = trim(p_ref);
  end if;
  return case when v_property.id is not null then internal.property_json(v_property, null) end;
end
$$;

grant execute on all functions in schema internal to service_role;
