/** Drops empty lines and joins the surplus ones with ` · `, so that at most `breaks` line breaks remain. */
export function limitLines(text: string, breaks: number): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...lines.slice(0, breaks), lines.slice(breaks).join(' · ')]
    .filter((line) => line !== '')
    .join('\n');
}
