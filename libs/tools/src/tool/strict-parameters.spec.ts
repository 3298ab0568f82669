import { propertyDetailsTool } from '../property-details/property-details.tool';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { showMoreTool } from '../show-more/show-more.tool';
import type { AgentTool } from './define-tool';
import { toStrictParameters } from './strict-parameters';

function findOpenObjects(node: unknown, path = '$'): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, properties, required, additionalProperties } = node as Record<string, unknown>;
  const keys = Object.keys((properties as object | undefined) ?? {});
  const open =
    type === 'object' &&
    (additionalProperties !== false || JSON.stringify(required) !== JSON.stringify(keys));
  return [
    ...(open ? [path] : []),
    ...Object.entries(node).flatMap(([key, child]) => findOpenObjects(child, `${path}.${key}`)),
  ];
}

describe(toStrictParameters, () => {
  it.each(
    [searchPropertiesTool, showMoreTool, propertyDetailsTool].map((tool): [string, AgentTool] => [
      tool.name,
      tool,
    ]),
  )('publishes %s with closed objects, every property required and described', (_name, tool) => {
    expect(findOpenObjects(tool.parameters)).toEqual([]);
    for (const property of Object.values(tool.parameters.properties)) {
      expect(property).toHaveProperty('description');
      expect(JSON.stringify(property)).toContain('"null"');
    }
  });

  it('leaves out what strict function calling refuses', () => {
    const published = JSON.stringify(searchPropertiesTool.parameters);
    expect(published).not.toMatch(/maxLength|minLength|"default"/);
    expect(searchPropertiesTool.parameters.properties).toMatchObject({
      areas: { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] },
      transaction: { anyOf: [{ enum: ['sale', 'rent', 'buy'] }, { type: 'null' }] },
    });
  });

  it('offers the model no argument that could name a tenant or an id', () => {
    const names = [searchPropertiesTool, showMoreTool, propertyDetailsTool].flatMap((tool) =>
      Object.keys(tool.parameters.properties),
    );
    expect(names.filter((name) => /tenant|conversation|contact|(^|_)id$/i.test(name))).toEqual([]);
  });
});
