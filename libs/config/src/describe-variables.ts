import type { Variable, VariableTable } from './environment/variable';
import { ingestionVariables } from './variables/ingestion-variables';
import { sandboxVariables } from './variables/sandbox-variables';
import { workerVariables } from './variables/worker-variables';

/** A variable of one service, as documentation shows it. */
export interface VariableDescription {
  readonly service: 'ingestion' | 'worker' | 'sandbox';
  readonly name: string;
  readonly required: boolean;
  /** The default as text; undefined when there is none. */
  readonly fallback?: string;
  /** A condition under which an optional variable is needed. */
  readonly neededWhen?: string;
  readonly secret: boolean;
  readonly aliases: readonly string[];
  readonly meaning: string;
}

/** Every variable of every service in declaration order; README and .env.example are generated from it. */
export function describeVariables(): VariableDescription[] {
  return [
    ...describeTable('ingestion', ingestionVariables),
    ...describeTable('worker', workerVariables),
    ...describeTable('sandbox', sandboxVariables),
  ];
}

function describeTable(service: VariableDescription['service'], table: VariableTable): VariableDescription[] {
  return Object.entries(table).map(([name, variable]) => describe(service, name, variable));
}

function describe(
  service: VariableDescription['service'],
  name: string,
  variable: Variable<unknown>,
): VariableDescription {
  return {
    service,
    name,
    required: variable.presence === 'required',
    fallback: variable.presence === 'defaulted' ? variable.fallbackLabel : undefined,
    neededWhen: variable.presence === 'optional' ? variable.neededWhen : undefined,
    secret: variable.secret ?? false,
    aliases: variable.aliases ?? [],
    meaning: variable.meaning,
  };
}
