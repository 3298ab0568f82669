import assert from 'node:assert/strict';
import type { Check } from '../acceptance-case';
import { assertSame } from './same';

/** The tool was called, once, with arguments that contain these. A pattern matches a text argument. */
export const calls =
  (tool: string, wanted: Record<string, unknown> = {}): Check =>
  (outcome) => {
    const found = outcome.calls(tool);
    assert.equal(found.length, 1, `${tool} should be called once, not ${found.length} times`);
    for (const [name, value] of Object.entries(wanted)) {
      const given = found[0]?.arguments[name];
      if (value instanceof RegExp) assert.match(JSON.stringify(given ?? null), value, `${tool}.${name}`);
      else assertSame(given, value, `${tool}.${name}`);
    }
  };

/** The tool answered with a result that contains these. */
export const results =
  (tool: string, wanted: Record<string, unknown>): Check =>
  (outcome) => {
    const result = outcome.calls(tool)[0]?.result;
    assert.ok(result, `${tool} should have been called`);
    for (const [name, value] of Object.entries(wanted)) {
      if (value instanceof RegExp)
        assert.match(JSON.stringify(result[name] ?? null), value, `${tool} result ${name}`);
      else assertSame(result[name], value, `${tool} result ${name}`);
    }
  };

/** None of these tools was called; without a name, no tool at all. */
export const callsNone =
  (...tools: string[]): Check =>
  ({ last }) => {
    const names = last.tools.map(({ name }) => name);
    const unwanted = tools.length === 0 ? names : names.filter((name) => tools.includes(name));
    assertSame(unwanted, [], 'tools that should not be called');
  };

/** One of these tools was called. */
export const callsOneOf =
  (...tools: string[]): Check =>
  ({ last }) =>
    assert.ok(
      last.tools.some(({ name }) => tools.includes(name)),
      `one of ${tools.join(', ')} should be called, not ${last.tools.map(({ name }) => name).join(', ') || 'nothing'}`,
    );
