-- Made-up listings, always the same: every "random" number is a hash of the listing's number and a word.
-- `set seed.listings = '600'` makes fewer, `set seed.media_base_url = '…'` points pictures elsewhere.

create function pg_temp.rnd(n bigint, word text) returns double precision language sql immutable
as $$ select ('x' || substr(md5(word || n::text), 1, 8))::bit(32)::bigint / 4294967296.0 $$;

create function pg_temp.pick(items text[], n bigint, word text) returns text language sql immutable
as $$ select items[1 + floor(pg_temp.rnd(n, word) * cardinality(items))::integer] $$;

-- Step 1: which tenant, area, kind of home and bedrooms.
create temporary table seed_home as
with numbered as materialized (
  select n, case when pg_temp.rnd(n, 'kind') < 0.04 then 'special' end as special,
    pg_temp.rnd(n, 'area') as area_draw,
    -- Six in ten belong to the first business.
    case when n % 10 < 6 then '11111111-1111-4111-8111-111111111111'::uuid
         else '22222222-2222-4222-8222-222222222222'::uuid end as tenant_id
  from generate_series(1, coalesce(nullif(current_setting('seed.listings', true), '')::integer, 10000)) as n
), placed as (
  select numbered.*, a.slug, a.name as area, a.latitude, a.longitude, a.mix, a.flat_price, a.villa_price, a.building_list,
    (a.villa_price is not null and (a.flat_price is null or pg_temp.rnd(n, 'house') < 0.45)) as house
  from numbered join seed_area a on area_draw >= a.low and area_draw < a.high
), typed as (
  select placed.*, case
      when special is not null and mix like '%O%' then 'Commercial'
      when special is not null and villa_price is not null then 'Plot'
      when house then (array['Villa', 'Villa', 'Townhouse', 'Townhouse', 'Villa village'])[1 + floor(pg_temp.rnd(n, 'villa') * 5)::integer]
      when pg_temp.rnd(n, 'flat') < 0.13 then 'Studio'
      when pg_temp.rnd(n, 'flat') > 0.96 then 'Penthouse'
      else 'Apartment' end as property_type
  from placed
)
select typed.*, case property_type
    when 'Studio' then 0 when 'Commercial' then null when 'Plot' then null
    when 'Apartment' then (array[1, 1, 1, 2, 2, 2, 2, 3, 3, 4])[1 + floor(pg_temp.rnd(n, 'beds') * 10)::integer]
    when 'Penthouse' then 3 + floor(pg_temp.rnd(n, 'beds') * 3)::integer
    when 'Townhouse' then 2 + floor(pg_temp.rnd(n, 'beds') * 3)::integer
    else 3 + floor(pg_temp.rnd(n, 'beds') * 4)::integer end as bedrooms,
  case when property_type = 'Plot' or pg_temp.rnd(n, 'deal') < 0.45 then 'sale' else 'rent' end as deal
from typed;

-- Step 2: size and price. A dear home is dear for sale and for rent alike.
create temporary table seed_offer as
with sized as (
  select h.*, round(case property_type
      when 'Studio' then 360 + 190 * pg_temp.rnd(n, 'size')
      when 'Apartment' then (array[620, 980, 1480, 2150])[bedrooms] * (1 + 0.42 * pg_temp.rnd(n, 'size'))
      when 'Penthouse' then (900 + 750 * bedrooms) * (1 + 0.4 * pg_temp.rnd(n, 'size'))
      when 'Townhouse' then (700 + 520 * bedrooms) * (1 + 0.3 * pg_temp.rnd(n, 'size'))
      when 'Commercial' then 550 + 3600 * power(pg_temp.rnd(n, 'size'), 2)
      when 'Plot' then null
      else (300 + 820 * bedrooms) * (1 + 0.45 * pg_temp.rnd(n, 'size')) end)::integer as size,
    case when property_type in ('Villa', 'Townhouse', 'Villa village', 'Plot')
      then round((1500 + 900 * coalesce(bedrooms, 6)) * (1 + 0.8 * pg_temp.rnd(n, 'plot')))::integer end as plot
  from seed_home h
), valued as (
  select sized.*, case
      when property_type = 'Plot' then plot * villa_price * 0.22
      when house then size * villa_price
      when property_type = 'Penthouse' then size * flat_price * 1.35
      when property_type = 'Commercial' then size * coalesce(flat_price, villa_price) * 0.95
      else size * flat_price * case when bedrooms = 0 then 1.15 else 1 end
    end * (0.84 + 0.38 * pg_temp.rnd(n, 'worth')) as worth
  from sized
)
select valued.*, (round(worth / 5000) * 5000)::bigint as sale_price,
  (round(worth * (0.047 + 0.026 * pg_temp.rnd(n, 'yield')) / 500) * 500)::bigint as rent_price,
  -- One listing in thirty-three is dirty in one of ten ways.
  case when n % 33 = 7 then floor(10 * pg_temp.rnd(n, 'dirt'))::integer end as dirt
from valued;

-- Step 3: what a lister typed, with the mess of the earlier system in it.
insert into public.properties (
  id, tenant_id, original_property_id, title, property_type, sale_or_rent, building_name, bedrooms, bathrooms,
  bua_sqft, plot_sqft, number_of_balconies, covered_parking_spaces, study, maid_room, laundry_room,
  additional_reception_area, park_pool_view, upgraded_ground_flooring, landscaped_garden, sale_price_aed,
  rent_price_aed, rent_period, amenities, features, address, image_url, brochure_url, agent_notes, created_at, updated_at,
  short_ref
)
select
  md5('row:' || n)::uuid, tenant_id,
  case when n % 400 <> 11 then md5('property:' || n)::uuid end,
  case dirt when 6 then 'Lorem ipsum dolor sit amet' when 7 then '2 BHK Plot in ' || area
    else concat_ws(' ',
      pg_temp.pick('{Bright,Spacious,Upgraded,Well kept,Elegant,Corner,High floor,Quiet,Sea breeze,Vacant}', n, 'mood'),
      case when bedrooms > 0 then bedrooms || ' bedroom' end, lower(property_type), 'in', building) end,
  case when dirt in (6, 7) and property_type in ('Apartment', 'Villa', 'Townhouse') then 'Residential' else property_type end,
  deal, building, bedrooms, greatest(1, coalesce(bedrooms, 1) + (pg_temp.rnd(n, 'bath') < 0.4)::integer),
  case when dirt = 2 then to_char(size, 'FM999,999') || ' sqft' else size::text end,
  case when dirt = 2 and plot is null then 'null' when dirt = 2 then '0' else plot::text end,
  case when property_type in ('Plot', 'Commercial') then 0 else floor(pg_temp.rnd(n, 'balcony') * 3)::integer end,
  floor(pg_temp.rnd(n, 'parking') * 3)::integer,
  bedrooms >= 2 and pg_temp.rnd(n, 'study') < 0.22, bedrooms >= 3 and pg_temp.rnd(n, 'maid') < 0.6,
  bedrooms >= 2 and pg_temp.rnd(n, 'laundry') < 0.4, bedrooms >= 4 and pg_temp.rnd(n, 'reception') < 0.3,
  pg_temp.rnd(n, 'view') < 0.3, pg_temp.rnd(n, 'floor') < 0.12, house and pg_temp.rnd(n, 'garden') < 0.6,
  case when deal = 'sale' and dirt is distinct from 3 then sale_price when n % 2 = 0 then 0 end,
  case when deal = 'rent' and dirt is distinct from 3 then case when dirt = 9 then rent_price / 12 else rent_price end
       when n % 3 = 0 then 0 end,
  case when deal = 'rent' then case when dirt = 9 then 'monthly' when n % 5 > 0 then 'yearly' end end,
  case dirt
    when 4 then jsonb_build_array(jsonb_build_object('name', 'Shared pool'), jsonb_build_object('name', 'Gym'))
    when 5 then to_jsonb('{"swimming_pool": true, "gym": 1, "sauna": false}'::text)
    when 8 then '{}'::jsonb
    else to_jsonb(array(
      select item from unnest('{Shared pool,Gym,24 hour security,Concierge,Children''s play area,Covered parking,Central air conditioning,Pets allowed,Barbecue area,Built-in wardrobes,Maintenance included,Metro nearby}'::text[]) as item
      where pg_temp.rnd(n, item) < 0.42)) end,
  case dirt
    when 4 then '[{"name": "Maid''s room"}, {"name": "Balcony"}, {"name": "Upgraded kitchen"}]'::jsonb
    when 6 then '{"description": "Lorem ipsum dolor sit amet, consectetur adipiscing elit."}'::jsonb
    when 8 then '["Study", "Private garden", "Balcony"]'::jsonb
    else jsonb_build_object('description', description) end,
  case dirt
    when 0 then to_jsonb(address::text)
    when 1 then to_jsonb(to_jsonb(python_address)::text)
    when 5 then address || jsonb_build_object('building_name', 'Some Other Tower')
    when 8 then (address - 'latitude' - 'longitude')
      || jsonb_build_object('locality', 'Abu Dhabi, ' || area, 'lat', latitude_text, 'lng', longitude_text)
    else address end,
  media || '/properties/' || replace(lower(property_type), ' ', '-') || '-' || slug || '-' || n % 24 || '.jpg',
  case when pg_temp.rnd(n, 'brochure') < 0.7 then media || '/brochures/' || md5('property:' || n)::uuid || '.pdf' end,
  pg_temp.pick('{Owner prefers a family,Keys at the front desk,Price can move a little,Tenant leaves next month,Second viewing welcome}', n, 'notes'),
  timestamptz '2026-10-30 18:00+04' - make_interval(mins => floor(pg_temp.rnd(n, 'age') * 400 * 1440)::integer),
  timestamptz '2026-10-31 09:00+04',
  -- What the trigger would choose; given here, it need not look for a free one ten thousand times.
  substr(md5(md5('property:' || n)::uuid::text || '0'), 1, 8)
from (
  select offer.*, jsonb_build_object(
      'building_name', building, 'locality', area || ', Dubai, Dubai', 'city', 'Dubai', 'country', 'UAE', 'zipcode', '',
      'latitude', latitude_text, 'longitude', longitude_text) as address,
    format('{''building_name'': ''%s'', ''locality'': ''%s, Dubai, Dubai'', ''city'': ''Dubai'', ''country'': ''UAE'', ''zipcode'': None, ''latitude'': ''%s'', ''longitude'': ''%s''}',
      building, area, latitude_text, longitude_text) as python_address,
    concat_ws(' ',
      pg_temp.pick('{A home that gets the morning light.,Walk to shops and cafes.,On a quiet street close to the park.,Freshly painted and ready to move in.,Close to schools and the main road.}', n, 'first'),
      pg_temp.pick('{Kitchen with fitted appliances.,Large windows and fitted wardrobes.,Chiller included in the service charge.,Well managed building with friendly staff.,Storage room and guest parking.}', n, 'second')
    ) as description
  from (
    select o.*, coalesce(nullif(current_setting('seed.media_base_url', true), ''), 'http://127.0.0.1:8090/media') as media,
      pg_temp.pick(o.building_list, n, 'building') as building,
      round((o.latitude + (pg_temp.rnd(n, 'north') - 0.5) * 0.012)::numeric, 6)::text as latitude_text,
      round((o.longitude + (pg_temp.rnd(n, 'east') - 0.5) * 0.012)::numeric, 6)::text as longitude_text
    from seed_offer o
  ) as offer
) as listing
on conflict do nothing;

drop table seed_offer, seed_home, seed_area, seed_market;
drop function pg_temp.pick;
drop function pg_temp.rnd;
analyze public.properties;
