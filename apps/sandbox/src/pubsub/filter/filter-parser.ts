import type { FilterExpression } from './filter-expression';
import { type FilterToken, invalidFilter, tokenizeFilter } from './filter-token';

const MAX_FILTER_BYTES = 256;

/**
 * Parses Google's subscription filter language: `attributes:key`, `attributes.key = "v"`, `!=`,
 * `hasPrefix(attributes.key, "v")`, NOT (or `-`), AND, OR and parentheses. AND and OR are not mixed without
 * parentheses, as in the real service.
 */
export class FilterParser {
  private position = 0;

  private constructor(private readonly tokens: readonly FilterToken[]) {}

  /**
   * @returns nothing for an empty filter, which lets everything through.
   * @throws StatusError INVALID_ARGUMENT when the filter does not parse or is longer than 256 bytes.
   */
  static parse(filter: string): FilterExpression | undefined {
    if (filter.trim() === '') return undefined;
    if (Buffer.byteLength(filter) > MAX_FILTER_BYTES) {
      throw invalidFilter(`it is longer than ${MAX_FILTER_BYTES} bytes`);
    }
    const parser = new FilterParser(tokenizeFilter(filter));
    const expression = parser.readExpression();
    if (parser.current.kind !== 'end') throw parser.unexpected('AND, OR or the end');
    return expression;
  }

  private get current(): FilterToken {
    return this.tokens[this.position] as FilterToken;
  }

  private readExpression(): FilterExpression {
    const first = this.readTerm();
    const joint = this.current.kind === 'word' ? this.current.text : '';
    if (joint !== 'AND' && joint !== 'OR') return first;
    const operands = [first];
    while (this.accept('word', joint)) operands.push(this.readTerm());
    if (this.current.text === 'AND' || this.current.text === 'OR') {
      throw invalidFilter(`AND and OR need parentheses at offset ${this.current.at}`);
    }
    return { kind: joint === 'AND' ? 'and' : 'or', operands };
  }

  private readTerm(): FilterExpression {
    if (this.accept('word', 'NOT') || this.accept('symbol', '-')) {
      return { kind: 'not', operand: this.readTerm() };
    }
    if (this.accept('symbol', '(')) {
      const inner = this.readExpression();
      this.expect('symbol', ')');
      return inner;
    }
    return this.accept('word', 'hasPrefix') ? this.readPrefix() : this.readComparison();
  }

  private readPrefix(): FilterExpression {
    this.expect('symbol', '(');
    this.expect('word', 'attributes');
    this.expect('symbol', '.');
    const key = this.readKey();
    this.expect('symbol', ',');
    const value = this.readString();
    this.expect('symbol', ')');
    return { kind: 'prefix', key, value };
  }

  private readComparison(): FilterExpression {
    this.expect('word', 'attributes');
    if (this.accept('symbol', ':')) return { kind: 'has', key: this.readKey() };
    this.expect('symbol', '.');
    const key = this.readKey();
    if (this.accept('symbol', '=')) return { kind: 'equals', key, value: this.readString() };
    this.expect('symbol', '!=');
    return { kind: 'not', operand: { kind: 'equals', key, value: this.readString() } };
  }

  private readKey(): string {
    const { kind, text } = this.current;
    if ((kind !== 'word' && kind !== 'string') || text === '') throw this.unexpected('an attribute key');
    this.position += 1;
    return text;
  }

  private readString(): string {
    if (this.current.kind !== 'string') throw this.unexpected('a quoted string');
    const { text } = this.current;
    this.position += 1;
    return text;
  }

  private accept(kind: FilterToken['kind'], text: string): boolean {
    if (this.current.kind !== kind || this.current.text !== text) return false;
    this.position += 1;
    return true;
  }

  private expect(kind: FilterToken['kind'], text: string): void {
    if (!this.accept(kind, text)) throw this.unexpected(`"${text}"`);
  }

  private unexpected(wanted: string) {
    return invalidFilter(`expected ${wanted} at offset ${this.current.at}`);
  }
}
