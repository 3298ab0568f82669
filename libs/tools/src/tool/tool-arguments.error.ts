import { PermanentError } from '@whatsapp-agent/contracts';

/** The model called a tool with arguments that its schema refuses. The message is for the model: no values in it. */
export class ToolArgumentsError extends PermanentError {
  constructor(
    readonly tool: string,
    /** Paths of the refused arguments, e.g. `price.min`. */
    readonly paths: string[],
  ) {
    super(
      'TOOL.INVALID_ARGUMENTS',
      `Tool ${tool} refused its arguments at ${paths.join(', ') || 'the top level'}; call it again with arguments of its schema.`,
      { tool },
    );
  }
}
