/** Says how far a run is, on one line where the output is a terminal. */
export class Progress {
  private done = 0;
  private failed = 0;

  constructor(
    private readonly what: string,
    private readonly total: number,
  ) {}

  step(passed: boolean): void {
    this.done += 1;
    if (!passed) this.failed += 1;
    const line = `${this.what}: ${this.done}/${this.total}, ${this.failed} failed`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${this.done === this.total ? '\n' : ''}`);
    else if (this.done === this.total || this.done % 50 === 0) process.stderr.write(`${line}\n`);
  }
}
