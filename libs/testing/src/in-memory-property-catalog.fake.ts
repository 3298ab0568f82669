import type {
  FactFigures,
  Figure,
  NumberRange,
  Property,
  PropertyCatalog,
  PropertyCriteria,
  PropertyPage,
  PropertyStatistics,
  Relaxation,
} from '@whatsapp-agent/contracts';

type SearchRequest = Parameters<PropertyCatalog['search']>[0];

/** Budgets tried when nothing matches, as the real catalogue does. */
const BUDGET_STEPS = [1.15, 1.3, 1.5, 2];

/**
 * Listings in memory: filters, order, paging by cursor and budget relaxation, per tenant. Areas match by
 * substring or by an alias. Records every search, and fails on demand.
 */
export class InMemoryPropertyCatalog implements PropertyCatalog {
  /** Searches in the order they came. */
  readonly searches: SearchRequest[] = [];
  /** Ids looked up, in order. */
  readonly lookups: string[] = [];
  private readonly failures: Error[] = [];

  constructor(
    private readonly listings: Readonly<Record<string, readonly Property[]>>,
    private readonly aliases: Readonly<Record<string, string>> = {},
  ) {}

  /** The next calls fail with these, one each. */
  failNext(...errors: Error[]): void {
    this.failures.push(...errors);
  }

  async search(request: SearchRequest): Promise<PropertyPage> {
    this.searches.push(structuredClone(request));
    this.failOnDemand();
    const areas = (request.criteria.areas ?? []).map((area) => this.resolveArea(request.tenantId, area));
    const known = {
      resolvedAreas: areas.flatMap(({ name }) => (name === undefined ? [] : [name])),
      unknownAreas: areas.flatMap(({ name, wording }) => (name === undefined ? [wording] : [])),
    };
    const exact = known.unknownAreas.length > 0 ? [] : this.match(request.tenantId, request.criteria);
    if (exact.length > 0) return { ...known, ...toPage('exact', exact, request), suggestions: [] };
    const relaxation = this.relaxBudget(request);
    if (!relaxation) return { ...known, tier: 'none', properties: [], total: 0, suggestions: [] };
    const page = toPage('relaxed', relaxation.found, request);
    return { ...known, ...page, relaxation: relaxation.relaxation, suggestions: [] };
  }

  async summarise(request: Parameters<PropertyCatalog['summarise']>[0]): Promise<PropertyStatistics> {
    this.searches.push(structuredClone(request));
    this.failOnDemand();
    const found = this.match(request.tenantId, request.criteria);
    const areas = (request.criteria.areas ?? []).map((area) => this.resolveArea(request.tenantId, area));
    return {
      ...summariseListings(found, request.figures),
      ...toPage('exact', found, request),
      resolvedAreas: areas.flatMap(({ name }) => name ?? []),
      unknownAreas: areas.flatMap(({ name, wording }) => (name === undefined ? [wording] : [])),
    };
  }

  async findProperty(tenantId: string, propertyId: string): Promise<Property | undefined> {
    this.lookups.push(propertyId);
    this.failOnDemand();
    return this.listings[tenantId]?.find((property) => property.id === propertyId);
  }

  private failOnDemand(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }

  private resolveArea(tenantId: string, wording: string): { wording: string; name?: string } {
    const name = this.aliases[wording.toLowerCase()] ?? wording;
    const known = this.listings[tenantId]?.find((property) => includes(property.area, name));
    return known?.area === undefined ? { wording } : { wording, name: known.area };
  }

  private match(tenantId: string, criteria: PropertyCriteria): Property[] {
    const areas = criteria.areas?.map((area) => this.aliases[area.toLowerCase()] ?? area);
    const found = (this.listings[tenantId] ?? []).filter((property) =>
      fits(property, { ...criteria, areas }),
    );
    return sortBy(found, criteria.sort);
  }

  private relaxBudget(request: SearchRequest): { relaxation: Relaxation; found: Property[] } | undefined {
    const { price } = request.criteria;
    if (price?.max === undefined) return undefined;
    for (const step of BUDGET_STEPS) {
      const max = Math.round(price.max * step);
      const found = this.match(request.tenantId, { ...request.criteria, price: { ...price, max } });
      if (found.length > 0) {
        return { relaxation: { constraint: 'price', value: String(max), count: found.length }, found };
      }
    }
    return undefined;
  }
}

function summariseListings(
  found: Property[],
  figures: Figure[],
): Pick<PropertyStatistics, 'price' | 'size' | 'pricePerSqft'> {
  const price = figures.includes('price')
    ? toFigures(found.flatMap(({ priceAed }) => priceAed ?? []))
    : undefined;
  const size = figures.includes('size')
    ? toFigures(found.flatMap(({ sizeSqft }) => sizeSqft ?? []))
    : undefined;
  const perSqft = figures.includes('price_per_sqft')
    ? toFigures(found.flatMap(({ priceAed, sizeSqft }) => (priceAed && sizeSqft ? priceAed / sizeSqft : [])))
    : undefined;
  return {
    ...(price ? { price } : {}),
    ...(size ? { size } : {}),
    ...(perSqft ? { pricePerSqft: { sample: perSqft.sample, average: perSqft.average } } : {}),
  };
}

function toFigures(values: number[]): FactFigures | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return {
    sample: sorted.length,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    average: Math.round(sorted.reduce((sum, value) => sum + value, 0) / sorted.length),
    median: Math.round((low + high) / 2),
  };
}

function fits(property: Property, criteria: PropertyCriteria): boolean {
  const { transaction, types, areas, excludedAreas, features, excludedFeatures } = criteria;
  return (
    (transaction === undefined || property.transaction === transaction) &&
    criteria.unknownTypes === undefined &&
    (types === undefined || (property.type !== undefined && types.includes(property.type))) &&
    (areas === undefined || areas.some((area) => includes(property.area, area))) &&
    !(excludedAreas ?? []).some((area) => includes(property.area, area)) &&
    (features ?? []).every((feature) => property.features.includes(feature)) &&
    !(excludedFeatures ?? []).some((feature) => property.features.includes(feature)) &&
    within(property.bedrooms, criteria.bedrooms) &&
    within(property.priceAed, criteria.price) &&
    within(property.sizeSqft, criteria.size)
  );
}

function includes(text: string | undefined, part: string): boolean {
  return text?.toLowerCase().includes(part.toLowerCase()) ?? false;
}

function within(value: number | undefined, range: NumberRange | undefined): boolean {
  if (range === undefined) return true;
  return value !== undefined && value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);
}

function sortBy(properties: Property[], sort: PropertyCriteria['sort']): Property[] {
  const by = (key: 'priceAed' | 'sizeSqft', sign: 1 | -1) =>
    properties.toSorted((a, b) => sign * ((a[key] ?? 0) - (b[key] ?? 0)));
  switch (sort) {
    case 'price_asc':
      return by('priceAed', 1);
    case 'price_desc':
      return by('priceAed', -1);
    case 'size_asc':
      return by('sizeSqft', 1);
    case 'size_desc':
      return by('sizeSqft', -1);
    case 'best_match':
    case 'newest':
    case undefined:
      return properties;
  }
}

/** The cursor is the id of the last listing shown. */
function toPage(
  tier: 'exact' | 'relaxed',
  found: Property[],
  { limit, cursor }: SearchRequest,
): Pick<PropertyPage, 'tier' | 'properties' | 'total' | 'nextCursor'> {
  const start = cursor === undefined ? 0 : found.findIndex((property) => property.id === cursor) + 1;
  const properties = found.slice(start, start + limit);
  const last = properties.at(-1);
  const more = start + properties.length < found.length;
  return { tier, properties, total: found.length, ...(more && last ? { nextCursor: last.id } : {}) };
}
