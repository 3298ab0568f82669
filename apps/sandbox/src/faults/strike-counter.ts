/** How often each fault of a part has struck, so that a test can say what it was a test of. */
export class StrikeCounter {
  private readonly counts = new Map<string, number>();

  /** Counts a strike; passes on whether it was one. */
  note(name: string, struck = true): boolean {
    if (struck) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    return struck;
  }

  read(): Record<string, number> {
    return Object.fromEntries(this.counts);
  }

  clear(): void {
    this.counts.clear();
  }
}
