const SEPARATOR = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;

/** True when `line` and the one after it are the head of a table. */
export function isTableHead(line: string, next: string | undefined): boolean {
  return line.includes('|') && next !== undefined && next.includes('-') && SEPARATOR.test(next);
}

function readCells(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map((cell) => cell.trim());
}

function strong(text: string): string {
  return text === '' || text.includes('*') ? text : `**${text}**`;
}

/**
 * Writes a table as bullets, because a phone shows none: the first cell in bold, then `column: value` for the
 * others (the value alone when there are two columns). Result is still Markdown.
 */
export function convertTable(head: string, rows: string[]): string[] {
  const [, ...columns] = readCells(head);
  return rows.map((row) => {
    const [first = '', ...values] = readCells(row);
    const facts = values
      .map((value, index) => ({ column: columns[index] ?? '', value }))
      .filter(({ value }) => value !== '')
      .map(({ column, value }) => (columns.length > 1 && column !== '' ? `${column}: ${value}` : value));
    const separator = columns.length > 1 ? ' · ' : ': ';
    return `- ${[strong(first), facts.join(' · ')].filter((part) => part !== '').join(separator)}`;
  });
}
