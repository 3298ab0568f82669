/** A parsed subscription filter. */
export type FilterExpression =
  | { readonly kind: 'has'; readonly key: string }
  | { readonly kind: 'equals'; readonly key: string; readonly value: string }
  | { readonly kind: 'prefix'; readonly key: string; readonly value: string }
  | { readonly kind: 'not'; readonly operand: FilterExpression }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterExpression[] };

/** Whether a message with these attributes passes. */
export function matchesFilter(
  expression: FilterExpression,
  attributes: Readonly<Record<string, string>>,
): boolean {
  switch (expression.kind) {
    case 'has':
      return Object.hasOwn(attributes, expression.key);
    case 'equals':
      return Object.hasOwn(attributes, expression.key) && attributes[expression.key] === expression.value;
    case 'prefix':
      return (
        Object.hasOwn(attributes, expression.key) &&
        (attributes[expression.key] ?? '').startsWith(expression.value)
      );
    case 'not':
      return !matchesFilter(expression.operand, attributes);
    case 'and':
      return expression.operands.every((operand) => matchesFilter(operand, attributes));
    case 'or':
      return expression.operands.some((operand) => matchesFilter(operand, attributes));
  }
}
