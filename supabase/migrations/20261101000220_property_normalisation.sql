-- Listings arrive dirty: JSON inside JSON strings, Python dicts in quotes, sizes as text, prices of 0.
-- A trigger reads all of it once, when a row is written; nothing downstream sees the raw values.

-- JSON wrapped in up to two strings, the inner one possibly a Python dict in single quotes. Null when unreadable.
create function internal.unwrap_json(value jsonb) returns jsonb
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_value jsonb := value;
  v_text text;
begin
  for i in 1..2 loop
    exit when v_value is null or jsonb_typeof(v_value) <> 'string';
    v_text := trim(v_value #>> '{}');
    begin
      v_value := v_text::jsonb;
    exception when others then
      begin
        v_value := internal.python_literal_to_json(v_text)::jsonb;
      exception when others then
        return null;
      end;
    end;
  end loop;
  return case when jsonb_typeof(v_value) in ('object', 'array') then v_value end;
end
$$;

-- `{'name': "Owner's", 'lat': None}` → JSON text. A quote inside a string ends it only when a separator follows,
-- so an apostrophe nobody escaped stays one.
create function internal.python_literal_to_json(literal text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_json text := '';
  v_quote text;
  v_char text;
  v_rest text;
  i integer := 1;
begin
  while i <= length(literal) loop
    v_char := substr(literal, i, 1);
    v_rest := substr(literal, i + 1);
    if v_quote is null then
      v_quote := case when v_char in ('''', '"') then v_char end;
      v_json := v_json || case when v_quote is null then v_char else '"' end;
    elsif v_char = v_quote and (v_rest = '' or v_rest ~ '^\s*[,:\]}]') then
      v_quote := null;
      v_json := v_json || '"';
    elsif v_char = '\' then
      v_json := v_json || case when v_rest like '''%' then '''' else v_char || left(v_rest, 1) end;
      i := i + 1;
    else
      v_json := v_json || case when v_char = '"' then '\"' else v_char end;
    end if;
    i := i + 1;
  end loop;
  return regexp_replace(regexp_replace(regexp_replace(v_json,
    '([:\[,]\s*)None(?=\s*[,}\]])', '\1null', 'g'),
    '([:\[,]\s*)True(?=\s*[,}\]])', '\1true', 'g'),
    '([:\[,]\s*)False(?=\s*[,}\]])', '\1false', 'g');
end
$$;

-- The first number in a text such as "1,293 sqft"; null for none and for 0.
create function internal.positive_number(value text) returns numeric
language sql immutable parallel safe
as $$ select nullif(substring(replace(value, ',', '') from '\d{1,9}(?:\.\d{1,6})?')::numeric, 0) $$;

-- Text worth showing: trimmed, not a placeholder, not filler.
create function internal.meaningful_text(value text) returns text
language sql immutable parallel safe
as $$
  select case
    when lower(trim(value)) in ('', 'n/a', 'na', 'none', 'null', 'nil', 'undefined', '-', '.', 'test', 'tbd')
      or lower(trim(value)) like 'lorem ipsum%' then null
    else regexp_replace(trim(value), '\s+', ' ', 'g')
  end
$$;

create function internal.property_type_of(value text) returns text
language sql immutable parallel safe
as $$
  select case
    when value is null then null
    when lower(value) like any ('{%villa village%,%villa compound%}') then 'villa_village'
    when lower(value) like '%villa%' then 'villa'
    when lower(value) like any ('{%apartment%,%flat%,%duplex%,%hotel%}') then 'apartment'
    when lower(value) like any ('{%penthouse%,%pent house%}') then 'penthouse'
    when lower(value) like '%studio%' then 'studio'
    when lower(value) like any ('{%townhouse%,%town house%}') then 'townhouse'
    when lower(value) like any ('{%plot%,%land%}') then 'plot'
    when lower(value) like any ('{%commercial%,%office%,%retail%,%shop%,%warehouse%}') then 'commercial'
    when lower(value) like '%residential%' then 'residential'
  end
$$;

-- "Residential" says too little to be found by type, so it answers for the types it can be: with land it is a
-- villa, without an apartment.
create function internal.property_kinds_of(kind text, beds integer, plot integer) returns text[]
language sql immutable parallel safe
as $$
  select case
    when kind is null then '{}'
    when kind in ('plot', 'commercial') then array[kind]
    when kind = 'residential' then array['residential', case when plot is null then 'apartment' else 'villa' end]
    when kind = 'apartment' and beds = 0 then array['apartment', 'studio', 'residential']
    else array[kind, 'residential']
  end
$$;

-- The names in a list of amenities: an array of strings, an array of {name}, or an object of flags.
create function internal.listed_names(value jsonb) returns text[]
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_names text[];
begin
  if jsonb_typeof(value) = 'array' then
    select array_agg(case jsonb_typeof(item) when 'string' then item #>> '{}' when 'object' then item ->> 'name' end)
    into v_names from jsonb_array_elements(value) as item;
  elsif jsonb_typeof(value) = 'object' and value <> '{}' then
    select array_agg(flag.key) into v_names from jsonb_each(value) as flag
    where flag.value in ('true', '1', '"true"', '"yes"', '"1"');
  end if;
  if v_names is null then
    return '{}';
  end if;
  return array(
    select upper(left(label, 1)) || substr(label, 2)
    from (select internal.meaningful_text(replace(name, '_', ' ')) as label from unnest(v_names) as name) as labels
    where length(label) between 1 and 60
  );
end
$$;

-- What the flags say, completed by what the lists say.
create function internal.property_features_of(p public.properties, names text[]) returns text[]
language plpgsql immutable parallel safe set search_path = ''
as $$
declare
  v_list text := '|' || lower(array_to_string(names, '|')) || '|';
begin
  return array_remove(array[
    case when p.number_of_balconies > 0 or v_list like '%balcon%' then 'balcony' end,
    case when p.landscaped_garden or (v_list like '%garden%' and v_list not like '%garden view%') then 'garden' end,
    case when p.laundry_room or v_list like '%laundry%' then 'laundry_room' end,
    case when p.maid_room or v_list like '%maid%' then 'maid_room' end,
    case when p.park_pool_view or v_list like any ('{%park view%,%pool view%}') then 'park_pool_view' end,
    case when p.covered_parking_spaces > 0 or v_list like '%parking%' then 'parking' end,
    case when p.additional_reception_area or v_list like '%reception area%' then 'reception_area' end,
    case when p.study or v_list like '%|study%' then 'study' end,
    case when p.upgraded_ground_flooring or v_list like '%upgraded%floor%' then 'upgraded_flooring' end
  ], null);
end
$$;

create function internal.is_wider_than_area(label text) returns boolean
language sql immutable parallel safe
as $$
  select lower(trim(label)) in ('', 'dubai', 'abu dhabi', 'sharjah', 'ajman', 'uae', 'u.a.e.', 'united arab emirates', 'دبي')
$$;

-- The area of an address: the last part of `locality` that is more than a city or a country, preferring a part
-- the gazetteer knows ("Abu Dhabi, Dubai Marina", "Business Bay, Dubai, Dubai").
create function internal.area_of_address(address jsonb, out slug text, out name text)
language plpgsql stable parallel safe set search_path = ''
as $$
declare
  v_parts text[];
  v_key text;
  v_label text;
begin
  foreach v_label in array array[address ->> 'locality', address ->> 'area', address ->> 'full_address'] loop
    v_parts := string_to_array(v_label, ',');
    for i in reverse coalesce(cardinality(v_parts), 0) .. 1 loop
      continue when internal.is_wider_than_area(v_parts[i]);
      -- Most addresses carry the very name, which costs no folding.
      select a.slug, a.name into slug, name from public.areas a where a.name = trim(v_parts[i]);
      if found then return; end if;
      v_key := internal.place_key(v_parts[i]);
      select a.slug, a.name into slug, name
      from public.area_aliases al join public.areas a on a.slug = al.slug where al.key = v_key;
      if found then return; end if;
    end loop;
  end loop;
  -- Unknown to the gazetteer: keep the words. A full address is too long to be one.
  v_parts := string_to_array(coalesce(address ->> 'locality', address ->> 'area'), ',');
  for i in reverse coalesce(cardinality(v_parts), 0) .. 1 loop
    continue when internal.is_wider_than_area(v_parts[i]);
    name := internal.meaningful_text(v_parts[i]);
    exit when name is not null;
  end loop;
  slug := internal.place_slug(name);
end
$$;

create function internal.coordinate(value text, lowest numeric, highest numeric) returns double precision
language sql immutable parallel safe
as $$
  select case when number between lowest and highest then number::double precision end
  from (select internal.positive_number(value) as number) as parsed
$$;

-- Eight characters of a hash: stable for the same source id, and rarely needs a second try.
create function internal.new_short_ref(tenant uuid, source_id uuid) returns text
language plpgsql volatile set search_path = ''
-- A plan kept from when the table was empty would read all of it for each row of a bulk load.
set plan_cache_mode = force_custom_plan
as $$
declare
  v_ref text;
  v_try integer := 0;
begin
  loop
    v_ref := substr(md5(source_id::text || v_try), 1, 8);
    exit when not exists (
      select from public.properties where tenant_id = tenant and short_ref = v_ref
    );
    v_try := v_try + 1;
  end loop;
  return v_ref;
end
$$;

create function internal.normalise_property() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_address jsonb := internal.unwrap_json(new.address);
  v_features jsonb := internal.unwrap_json(new.features);
  v_amenities jsonb := internal.unwrap_json(new.amenities);
  v_area record;
  v_names text[];
begin
  if new.short_ref is null then
    new.short_ref := internal.new_short_ref(new.tenant_id, coalesce(new.original_property_id, new.id));
  end if;
  new.norm_type := internal.property_type_of(new.property_type);
  new.norm_bedrooms := case when new.bedrooms between 0 and 50 then new.bedrooms
                            when new.norm_type = 'studio' then 0 end;
  new.norm_bathrooms := case when new.bathrooms between 1 and 50 then new.bathrooms end;
  new.norm_size := internal.positive_number(new.bua_sqft);
  new.norm_plot := internal.positive_number(new.plot_sqft);
  new.norm_kinds := internal.property_kinds_of(new.norm_type, new.norm_bedrooms, new.norm_plot);

  new.norm_transaction := case
    when lower(trim(new.sale_or_rent)) in ('sale', 'for sale', 'sell', 'buy') then 'sale'
    when lower(trim(new.sale_or_rent)) in ('rent', 'for rent', 'lease', 'to let') then 'rent'
    when new.sale_price_aed > 0 then 'sale'
    when new.rent_price_aed > 0 then 'rent'
  end;
  new.norm_price := nullif(greatest(
    case new.norm_transaction when 'sale' then new.sale_price_aed when 'rent' then new.rent_price_aed end, 0), 0);
  new.norm_price_compare := new.norm_price * case
    when new.norm_transaction = 'rent' and lower(new.rent_period) like '%month%' then 12
    when new.norm_transaction = 'rent' and lower(new.rent_period) like '%week%' then 52
    when new.norm_transaction = 'rent' and lower(new.rent_period) like any ('{%day%,%daily%}') then 365
    else 1 end;

  select * into v_area from internal.area_of_address(v_address);
  new.norm_area := v_area.slug;
  new.norm_area_name := v_area.name;
  -- The column wins where the address contradicts it.
  new.norm_building := coalesce(
    internal.meaningful_text(new.building_name), internal.meaningful_text(v_address ->> 'building_name'));
  new.norm_building_key := nullif(internal.place_key(new.norm_building), '');
  new.norm_latitude := internal.coordinate(coalesce(v_address ->> 'latitude', v_address ->> 'lat'), 22, 27);
  new.norm_longitude := internal.coordinate(coalesce(v_address ->> 'longitude', v_address ->> 'lng'), 51, 57);

  v_names := internal.listed_names(v_amenities) || internal.listed_names(v_features);
  new.norm_amenities := case when cardinality(v_names) < 2 then v_names
    else array(select distinct name from unnest(v_names) as name order by name) end;
  new.norm_features := internal.property_features_of(new, v_names);
  new.norm_description := left(internal.meaningful_text(coalesce(
    case when jsonb_typeof(v_features) = 'object' then v_features ->> 'description' end,
    case when jsonb_typeof(v_amenities) = 'object' then v_amenities ->> 'description' end)), 2000);
  new.norm_title := left(coalesce(
    internal.meaningful_text(new.title),
    concat_ws(' in ',
      concat_ws(' ',
        case when new.norm_type = 'studio' then null when new.norm_bedrooms > 0 then new.norm_bedrooms || ' bedroom' end,
        coalesce(replace(new.norm_type, '_', ' '), 'property')),
      coalesce(new.norm_building, new.norm_area_name, 'Dubai'))), 200);
  if tg_op = 'UPDATE' then
    new.updated_at := clock_timestamp();
  end if;
  return new;
end
$$;

create trigger properties_normalise before insert or update on public.properties
for each row execute function internal.normalise_property();

-- To be called after areas or aliases changed: reads every listing again.
create function public.renormalise_properties() returns bigint
language plpgsql set search_path = ''
as $$
declare
  v_count bigint;
begin
  update public.properties set title = title;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
grant execute on function public.renormalise_properties to service_role;
grant execute on all functions in schema internal to service_role;
