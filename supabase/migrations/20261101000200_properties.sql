-- Areas and listings. `properties` keeps the column names of the earlier system, with values as they arrive
-- (sizes as text, prices 0, addresses encoded twice); the `norm_` columns are what searching and reading use.
-- They are written by a trigger (20261101000220) and by nothing else.

create table public.areas (
  slug text primary key,
  name text not null unique,
  latitude double precision not null,
  longitude double precision not null,
  -- Slugs of areas a customer would accept instead, nearest first.
  neighbours text[] not null default '{}'
);

create table public.area_aliases (
  -- internal.place_key(alias): lower case, no accents, no spaces, no filler words.
  key text primary key,
  alias text not null,
  slug text not null references public.areas (slug) on delete cascade
);
create index area_aliases_slug on public.area_aliases (slug);

create table public.properties (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  -- Id in the source system.
  original_property_id uuid,
  title text,
  property_type text,
  sale_or_rent text,
  building_name text,
  bedrooms integer,
  bathrooms integer,
  bua_sqft text,
  plot_sqft text,
  number_of_balconies integer,
  covered_parking_spaces integer,
  study boolean,
  maid_room boolean,
  laundry_room boolean,
  additional_reception_area boolean,
  park_pool_view boolean,
  upgraded_ground_flooring boolean,
  landscaped_garden boolean,
  sale_price_aed bigint,
  rent_price_aed bigint,
  rent_period text,
  amenities jsonb,
  features jsonb,
  address jsonb,
  image_url text,
  brochure_url text,
  -- For the business only; never shown to a customer or a model.
  agent_notes text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),

  -- Short id for buttons and links, stable for the life of the listing.
  short_ref text not null check (short_ref ~ '^[a-z0-9]{1,10}$'),
  norm_title text not null,
  norm_transaction text check (norm_transaction in ('sale', 'rent')),
  norm_type text,
  -- Every type a search for which should find this listing; holds norm_type.
  norm_kinds text[] not null,
  norm_bedrooms integer,
  norm_bathrooms integer,
  norm_size integer,
  norm_plot integer,
  -- Asking price in AED; never 0.
  norm_price bigint,
  -- The same per year for rent, so that weekly and monthly rents compare; equals norm_price for sale.
  norm_price_compare bigint,
  -- Slug of a known area, else one made from the label.
  norm_area text,
  norm_area_name text,
  norm_building text,
  norm_building_key text,
  norm_latitude double precision,
  norm_longitude double precision,
  norm_features text[] not null,
  norm_amenities text[] not null,
  norm_description text,
  unique (tenant_id, short_ref),
  unique (tenant_id, original_property_id)
);

create index properties_place on public.properties (tenant_id, norm_transaction, norm_area, norm_bedrooms);
create index properties_area on public.properties (tenant_id, norm_area, norm_area_name);
create index properties_building on public.properties (tenant_id, norm_building_key, norm_building, norm_area);
create index properties_price on public.properties (tenant_id, norm_transaction, norm_price_compare);

alter table public.areas enable row level security;
alter table public.area_aliases enable row level security;
alter table public.properties enable row level security;
revoke all on public.areas, public.area_aliases, public.properties from anon, authenticated;
grant all on public.areas, public.area_aliases, public.properties to service_role;
