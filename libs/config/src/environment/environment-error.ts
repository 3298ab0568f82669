/** One thing that is wrong with the environment. Names the variable, never its value. */
export interface EnvironmentProblem {
  readonly name: string;
  /** What is wrong and what to write instead. */
  readonly problem: string;
}

/**
 * The environment does not describe a service that may start. Lists everything that is wrong at once.
 * Shaped like the application's own errors; this library imports nothing, so it cannot extend them.
 */
export class EnvironmentError extends Error {
  readonly code = 'CONFIG.INVALID_ENVIRONMENT';
  readonly disposition = 'park';

  constructor(
    readonly service: string,
    readonly problems: readonly EnvironmentProblem[],
  ) {
    super(
      [
        `The environment of ${service} is not usable. Set or correct, then start again:`,
        ...problems.map(({ name, problem }) => `  ${name}: ${problem}`),
      ].join('\n'),
    );
    this.name = 'EnvironmentError';
  }
}
