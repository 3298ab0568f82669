import {
  base64Key,
  flag,
  hostAndPort,
  httpUrl,
  listOf,
  oneOf,
  port,
  postgresUrl,
  resourceName,
  urlSecret,
} from './variable-schemas';

describe('variable schemas', () => {
  it.each([
    ['port', port(), '0', 0],
    ['port', port(), '65535', 65_535],
    ['flag', flag(), 'TRUE', true],
    ['flag', flag(), '0', false],
    ['oneOf', oneOf(['push', 'pull']), ' Push ', 'push'],
    ['listOf', listOf(['a', 'b', 'c']), 'c, A,,c', ['a', 'c']],
    ['httpUrl', httpUrl(), 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['postgresUrl', postgresUrl(), 'postgresql://u:p@h/db', 'postgresql://u:p@h/db'],
    ['hostAndPort', hostAndPort(), 'localhost:8085', 'localhost:8085'],
    ['resourceName', resourceName(), 'whatsapp-prop8t', 'whatsapp-prop8t'],
    ['base64Key', base64Key(3), 'YWJj', 'YWJj'],
    ['urlSecret', urlSecret(), 'a-b_c.d~0123456789', 'a-b_c.d~0123456789'],
  ])('%s reads what it should', (_name, schema, written, value) => {
    expect(schema.parse(written)).toEqual(value);
  });

  it.each([
    ['port', port(), '65536'],
    ['flag', flag(), 'yes'],
    ['oneOf', oneOf(['push', 'pull']), 'both'],
    ['listOf', listOf(['a', 'b']), 'a,z'],
    ['listOf', listOf(['a', 'b']), ','],
    ['httpUrl', httpUrl(), 'example.com'],
    ['httpUrl', httpUrl(), 'ftp://example.com'],
    ['postgresUrl', postgresUrl(), 'mysql://h/db'],
    ['hostAndPort', hostAndPort(), 'http://localhost:8085'],
    ['resourceName', resourceName(), 'projects/p/topics/t'],
    ['base64Key', base64Key(32), 'YWJj'],
    ['urlSecret', urlSecret(), 'short'],
    ['urlSecret', urlSecret(), 'needs/escaping+0123456789'],
    ['base64Key', base64Key(3), 'not base64!'],
  ])('%s refuses %#', (_name, schema, written) => {
    const result = schema.safeParse(written);
    expect(result.success).toBe(false);
    if (!result.success) expect(result.error.issues[0]?.message).toMatch(/^must be/);
  });
});
