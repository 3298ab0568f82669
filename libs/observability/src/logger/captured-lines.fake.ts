/** A log destination that keeps what was written. */
export class CapturedLines {
  private text = '';

  write(line: string): void {
    this.text += line;
  }

  raw(): string {
    return this.text;
  }

  lines(): Record<string, unknown>[] {
    return this.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
