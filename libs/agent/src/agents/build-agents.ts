import { Agent } from '@openai/agents';
import type { TurnRun } from '../assistant/turn-run';
import { toSdkTool } from './sdk-tool';
import type { Specialist } from '../specialists/specialist';

/** Marks a run that a tool ended: the reply is what the tools present. */
export const ENDED_BY_TOOL = '\u0000ended-by-tool';

/** Builds the agents once, each able to hand over to every other, by name. */
export function buildAgents(specialists: readonly Specialist[]): Map<string, Agent<TurnRun>> {
  const agents = new Map(specialists.map((specialist) => [specialist.name, buildAgent(specialist)]));
  for (const agent of agents.values()) {
    agent.handoffs = [...agents.values()].filter((other) => other !== agent);
  }
  return agents;
}

function buildAgent({ name, handoffDescription, instructions, tools }: Specialist): Agent<TurnRun> {
  return new Agent<TurnRun>({
    name,
    handoffDescription,
    instructions: (context) => instructions(context.context.brief),
    tools: tools.map(toSdkTool),
    toolUseBehavior: (context) => {
      const run = context.context as TurnRun;
      return run.isAnswered()
        ? { isFinalOutput: true, isInterrupted: undefined, finalOutput: ENDED_BY_TOOL }
        : { isFinalOutput: false, isInterrupted: undefined };
    },
  });
}
