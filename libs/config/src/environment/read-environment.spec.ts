import { EnvironmentError } from './environment-error';
import { readEnvironment } from './read-environment';
import { defaultVariable, optionalVariable, requireVariable } from './variable';
import { flag, listOf, secret, text, wholeNumber } from './variable-schemas';

const table = {
  NAME: requireVariable(text(), { meaning: 'a name', aliases: ['OLD_NAME'] }),
  TOKEN: optionalVariable(secret(16), { meaning: 'a token', secret: true }),
  COUNT: defaultVariable(wholeNumber(1, 10), '3', { meaning: 'a count' }),
  LOUD: defaultVariable(flag(), 'false', { meaning: 'loud' }),
  COLOURS: defaultVariable(listOf(['red', 'blue']), 'red', { meaning: 'colours' }),
};

function catchProblems(env: Record<string, string>): EnvironmentError {
  try {
    readEnvironment('demo', table, env);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('readEnvironment', () => {
  it('reads defaults and leaves optional variables undefined when only the required are set', () => {
    expect(readEnvironment('demo', table, { NAME: 'a' })).toEqual({
      NAME: 'a',
      TOKEN: undefined,
      COUNT: 3,
      LOUD: false,
      COLOURS: ['red'],
    });
  });

  it('treats empty and blank texts as unset', () => {
    expect(readEnvironment('demo', table, { NAME: 'a', COUNT: '', LOUD: '  ' })).toMatchObject({
      COUNT: 3,
      LOUD: false,
    });
    expect(catchProblems({ NAME: '' }).problems.map(({ name }) => name)).toEqual(['NAME']);
  });

  it('reads an alias only when the variable itself is unset', () => {
    expect(readEnvironment('demo', table, { OLD_NAME: 'old' }).NAME).toBe('old');
    expect(readEnvironment('demo', table, { NAME: '', OLD_NAME: 'old' }).NAME).toBe('old');
    expect(readEnvironment('demo', table, { NAME: 'new', OLD_NAME: 'old' }).NAME).toBe('new');
  });

  it('names everything that is wrong at once', () => {
    const error = catchProblems({ COUNT: '11', TOKEN: 'short', LOUD: 'maybe', COLOURS: 'red,green' });
    expect(error.code).toBe('CONFIG.INVALID_ENVIRONMENT');
    expect(error.problems).toEqual([
      { name: 'NAME', problem: 'is required: a name' },
      { name: 'TOKEN', problem: 'must have at least 16 characters' },
      { name: 'COUNT', problem: 'must be a whole number from 1 to 10' },
      { name: 'LOUD', problem: 'must be true or false' },
      { name: 'COLOURS', problem: 'must be a comma-separated list of: red, blue' },
    ]);
    for (const { name } of error.problems) expect(error.message).toContain(name);
  });

  it('never repeats a value', () => {
    const marker = 'mk7';
    const error = catchProblems({ COUNT: marker, TOKEN: marker, LOUD: marker, COLOURS: `red,${marker}` });
    expect(error.problems).toHaveLength(5);
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(marker);
  });

  it.each(['1.5', '-1', '1e1', '0x3', '٣', '99999999999999999999'])('refuses %s as a count', (COUNT) => {
    expect(catchProblems({ NAME: 'a', COUNT }).problems.map(({ name }) => name)).toEqual(['COUNT']);
  });

  it('asks a rule for what one variable alone cannot tell, without naming a variable twice', () => {
    const rule = () => [
      { name: 'TOKEN', problem: 'is required because of the rule' },
      { name: 'NAME', problem: 'is required because of the rule' },
    ];
    let problems: unknown;
    try {
      readEnvironment('demo', table, { NAME: 'a', TOKEN: 'short' }, [rule]);
    } catch (error) {
      problems = (error as EnvironmentError).problems;
    }
    expect(problems).toEqual([
      { name: 'TOKEN', problem: 'must have at least 16 characters' },
      { name: 'NAME', problem: 'is required because of the rule' },
    ]);
  });
});
