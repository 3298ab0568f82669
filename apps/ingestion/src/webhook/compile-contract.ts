import { getMetadataStorage } from 'class-validator';

/** Whether an event keeps its contract. `false` may also mean that this check cannot tell. */
export type ContractCheck = (event: unknown) => boolean;

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Contract = new () => object;
type Member = Readonly<Record<string, unknown>>;
type RuleCheck = (value: unknown, event: Member) => boolean;

/** What is nested deeper is left to the validator, which finds out whether it is too deep. */
const MAX_DEPTH = 32;

/**
 * Turns the decorators of a contract into one function, so that they are not looked up, copied and walked through again
 * for every event: that was a tenth of what a webhook cost. It says yes or no and never why.
 */
export function compileContract(contract: Contract): ContractCheck {
  const check = compileObject(contract);
  return (event) => check(event) && isShallow(event, MAX_DEPTH);
}

function compileObject(contract: Contract): ContractCheck {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(contract, '', false, false);
  if (rules.length === 0) return () => false;
  const members = Object.entries(storage.groupByPropertyName(rules)).map(([name, own]) => ({
    name,
    conditions: own.filter(isCondition).map(compileCondition),
    checks: own.filter((rule) => !isCondition(rule)).map((rule) => compileRule(contract, rule)),
  }));
  return (event) => {
    if (!isPlainObject(event)) return false;
    return members.every(({ name, conditions, checks }) => {
      const value = event[name];
      if (!conditions.every((condition) => condition(value, event))) return true;
      return checks.every((check) => check(value, event));
    });
  };
}

function isCondition({ type }: Rule): boolean {
  return type === 'conditionalValidation';
}

function compileCondition({ constraints: [condition] }: Rule): RuleCheck {
  return (value, event) => (condition as (event: Member, value: unknown) => boolean)(event, value);
}

function compileRule(contract: Contract, rule: Rule): RuleCheck {
  const { type, constraints, constraintCls, propertyName: property } = rule;
  if (type === 'nestedValidation') {
    const prototype = contract.prototype as object;
    return compileObject(Reflect.getMetadata('design:type', prototype, property) as Contract);
  }
  if (type !== 'customValidation' || rule.each || rule.validateIf) return () => false;
  const validators = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  return (value, object) => {
    const about = { constraints, property, value, object, targetName: contract.name };
    return validators.every(({ instance }) => instance.validate(value, about) === true);
  };
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  const members = value as Member;
  for (const name in members) if (!isShallow(members[name], levels - 1)) return false;
  return true;
}

function isPlainObject(value: unknown): value is Member {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
