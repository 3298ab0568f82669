/** Statuses that the ingestion service acknowledged, by message. */
export class StatusBook {
  private readonly entries = new Map<string, { reported: string[]; failedCode?: number }>();

  note(wamid: string, status: string, code?: number): void {
    const entry = this.entries.get(wamid) ?? { reported: [] };
    entry.reported.push(status);
    if (code !== undefined) entry.failedCode = code;
    this.entries.set(wamid, entry);
  }

  list(): { wamid: string; reported: string[]; failedCode?: number }[] {
    return [...this.entries].map(([wamid, entry]) => ({ wamid, ...entry }));
  }
}
