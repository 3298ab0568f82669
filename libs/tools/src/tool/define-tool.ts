import type { z } from 'zod';
import { forgetNullWords } from './forget-null-words';
import { type ToolParameters, toStrictParameters } from './strict-parameters';
import { ToolArgumentsError } from './tool-arguments.error';
import type { ToolContext } from './tool-context';
import type { ToolOutcome } from './tool-outcome';

/** Something the agent can do, independent of the SDK that offers it to a model. */
export interface AgentTool {
  readonly name: string;
  /** When to use it, for the model. */
  readonly description: string;
  readonly parameters: ToolParameters;
  /**
   * Validates what the model sent and runs.
   * @throws ToolArgumentsError when the arguments do not fit; nothing has happened then.
   */
  run(rawArguments: unknown, context: ToolContext): Promise<ToolOutcome>;
}

/** Makes a tool from its schema and what it does with valid arguments. */
export function defineTool<S extends z.ZodObject>(definition: {
  name: string;
  description: string;
  schema: S;
  execute(args: z.output<S>, context: ToolContext): Promise<ToolOutcome>;
}): AgentTool {
  const { name, description, schema } = definition;
  return {
    name,
    description,
    parameters: toStrictParameters(schema),
    async run(rawArguments, context) {
      const parsed = schema.safeParse(forgetNullWords(rawArguments ?? {}));
      if (!parsed.success) {
        throw new ToolArgumentsError(
          name,
          parsed.error.issues.map((issue) => issue.path.join('.')),
        );
      }
      return definition.execute(parsed.data, context);
    },
  };
}
