-- What searching reads, narrow enough to live in indexes: types and features as bits, the standing order as one
-- number, the place as a point. All of it is generated from the normalised columns and can never disagree with them.

-- cube gives points a GiST index and distances. earthdistance, which builds on it, names its functions without a
-- schema, which an empty search_path does not find; the two formulas it would save are below.
create extension if not exists cube with schema extensions;
-- New functions are nobody's by default here (20261101000100), those of an extension included.
do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select d.objid::regprocedure from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid and e.extname = 'cube'
    where d.classid = 'pg_catalog.pg_proc'::regclass and d.deptype = 'e'
  loop
    execute format('grant execute on function %s to service_role', v_function);
  end loop;
end
$$;

create function internal.kind_bits(kinds text[]) returns integer
language sql immutable parallel safe
as $$
  select (case when 'apartment' = any(kinds) then 1 else 0 end) | (case when 'villa' = any(kinds) then 2 else 0 end)
    | (case when 'villa_village' = any(kinds) then 4 else 0 end) | (case when 'townhouse' = any(kinds) then 8 else 0 end)
    | (case when 'penthouse' = any(kinds) then 16 else 0 end) | (case when 'studio' = any(kinds) then 32 else 0 end)
    | (case when 'plot' = any(kinds) then 64 else 0 end) | (case when 'residential' = any(kinds) then 128 else 0 end)
    | (case when 'commercial' = any(kinds) then 256 else 0 end)
$$;

create function internal.feature_bits(features text[]) returns integer
language sql immutable parallel safe
as $$
  select (case when 'study' = any(features) then 1 else 0 end) | (case when 'maid_room' = any(features) then 2 else 0 end)
    | (case when 'laundry_room' = any(features) then 4 else 0 end) | (case when 'reception_area' = any(features) then 8 else 0 end)
    | (case when 'park_pool_view' = any(features) then 16 else 0 end) | (case when 'upgraded_flooring' = any(features) then 32 else 0 end)
    | (case when 'garden' = any(features) then 64 else 0 end) | (case when 'parking' = any(features) then 128 else 0 end)
    | (case when 'balcony' = any(features) then 256 else 0 end)
$$;

-- Age in years before 2100, so that smaller is newer whatever today is; and the order of a search that asks for
-- nothing else, which adds years for a type that says little and for a missing price. (`extract` is called stable
-- because of its other fields; the epoch does not depend on the time zone.)
create function internal.age_position(created timestamptz) returns double precision
language sql immutable parallel safe
as $$ select (4102444800 - extract(epoch from created))::double precision / 31557600 $$;
create function internal.standing_position(created timestamptz, kind text, price bigint) returns double precision
language sql immutable parallel safe
as $$
  select internal.age_position(created)
    + case when kind is null or kind = 'residential' then 4 else 0 end + case when price is null then 8 else 0 end
$$;

-- A point on a sphere of the earth's size, in kilometres from its centre.
create function internal.earth_point(latitude double precision, longitude double precision) returns extensions.cube
language sql immutable parallel safe
as $$
  select case when latitude is not null and longitude is not null then extensions.cube(array[
    6371 * cos(radians(latitude)) * cos(radians(longitude)),
    6371 * cos(radians(latitude)) * sin(radians(longitude)),
    6371 * sin(radians(latitude))]) end
$$;

-- Length of the straight line through the earth that belongs to a distance on its surface, and back.
create function internal.chord_of(km double precision) returns double precision
language sql immutable parallel safe
as $$ select case when km is not null then 2 * 6371 * sin(least(km, 20000) / (2 * 6371)) end $$;
create function internal.surface_km(chord double precision) returns double precision
language sql immutable parallel safe
as $$ select case when chord is not null then 2 * 6371 * asin(least(1, chord / (2 * 6371))) end $$;

alter table public.properties
  -- Id in the business's own list, whatever it looks like; imports find their rows by it.
  add column source_id text check (length(source_id) between 1 and 100),
  add column norm_kind_bits integer not null generated always as (internal.kind_bits(norm_kinds)) stored,
  add column norm_feature_bits integer not null generated always as (internal.feature_bits(norm_features)) stored,
  add column norm_position double precision not null
    generated always as (internal.standing_position(created_at, norm_type, norm_price)) stored,
  add column norm_age double precision not null generated always as (internal.age_position(created_at)) stored,
  add column norm_point extensions.cube generated always as (internal.earth_point(norm_latitude, norm_longitude)) stored,
  add constraint properties_source unique (tenant_id, source_id);

drop index public.properties_place;
drop index public.properties_price;
drop index public.properties_building;

-- Each index carries every filter, so that a search counts and orders without visiting the listings.
create index properties_by_area on public.properties (tenant_id, norm_transaction, norm_area, norm_position, id)
  include (norm_price_compare, norm_kind_bits, norm_bedrooms, norm_size, norm_feature_bits, norm_building_key);
create index properties_by_building on public.properties (tenant_id, norm_building_key, norm_transaction, norm_position, id)
  include (norm_price_compare, norm_kind_bits, norm_bedrooms, norm_size, norm_feature_bits, norm_area, norm_building);
create index properties_by_position on public.properties (tenant_id, norm_transaction, norm_position, id)
  include (norm_price_compare, norm_kind_bits, norm_bedrooms, norm_size, norm_feature_bits, norm_area, norm_building_key);
create index properties_by_price on public.properties (tenant_id, norm_transaction, norm_price_compare, id)
  include (norm_position, norm_kind_bits, norm_bedrooms, norm_size, norm_feature_bits, norm_area, norm_building_key);
create index properties_by_size on public.properties (tenant_id, norm_transaction, norm_size, id)
  include (norm_price_compare, norm_kind_bits, norm_bedrooms, norm_feature_bits, norm_area, norm_building_key);
create index properties_by_age on public.properties (tenant_id, norm_transaction, norm_age, id)
  include (norm_price_compare, norm_kind_bits, norm_bedrooms, norm_size, norm_feature_bits, norm_area, norm_building_key);
create index properties_by_point on public.properties using gist (norm_point)
  include (tenant_id, norm_transaction, norm_price_compare, norm_kind_bits, norm_bedrooms, norm_size, norm_feature_bits,
    norm_area, norm_building_key, norm_position, id);

grant execute on all functions in schema internal to service_role;
