import type { Answer, Evidence } from '../contract/answer.ts';
import { ask } from '../contract/ask.ts';
import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import { callsIn } from '../schema/apply/calls.ts';
import type { Catalog, FunctionObject } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import type { RuleContext } from './rule.ts';

/** Objects that are no tables are used by their names: in calls, casts and strings. */
export interface Named {
  readonly answer: Answer;
  readonly servers: readonly string[];
}

/**
 * What servers do with an object by its name: statements that pass `test` use it; then what the database's own functions do
 * for them; then a word of the code may.
 */
export function askByName(
  context: RuleContext,
  name: string,
  how: string,
  test: (statement: ResolvedStatement) => boolean,
  through: readonly FunctionObject[] = [],
): Named {
  return ask(context.servers, (contract) => byName(context, contract, name, how, test, through));
}

function byName(
  context: RuleContext,
  contract: Contract,
  name: string,
  how: string,
  test: (statement: ResolvedStatement) => boolean,
  through: readonly FunctionObject[],
): Answer {
  const evidence = runs(contract, how, test);
  if (evidence.length > 0) return { verdict: 'used', evidence, why: 'its queries name it' };
  for (const routine of through) {
    const reached = reaches(context, contract, routine);
    if (reached.length > 0) return { verdict: 'used', evidence: reached, why: `${routine.name} names it` };
  }
  const [routine] = through;
  if (routine) return { verdict: 'unknown', evidence: [], why: `the database function ${routine.name} names ${name}` };
  return contract.named(name);
}

/** The statements of a server that pass a test, as evidence. */
export const runs = (
  contract: Contract,
  how: string,
  test: (statement: ResolvedStatement) => boolean,
): readonly Evidence[] =>
  contract.statements.filter(test).map((statement): Evidence => ({ ...statement.evidence, how }));

/** Statements that call a function, or write to a table whose trigger does. */
function reaches(context: RuleContext, contract: Contract, routine: FunctionObject): readonly Evidence[] {
  const through = routine.name;
  const called = runs(contract, 'reads', ({ query }) => callsIn(query).some((call) => names(call.name, routine)));
  if (called.length > 0) return called.map((evidence) => ({ ...evidence, how: `calls ${through}, which needs` }));
  for (const relation of context.target.relations.values()) {
    if (relation.kind !== 'table') continue;
    const trigger = relation.triggers.find((each) => each.enabled && each.function && names(each.function, routine));
    if (!trigger) continue;
    const writes = contract.writes(relation.id);
    if (writes.verdict !== 'used') continue;
    const how = `runs the trigger ${trigger.name} on ${relation.name}, which needs`;
    return writes.evidence.map((evidence) => ({ ...evidence, how }));
  }
  return [];
}

export const names = (name: Name, object: { readonly schema: string; readonly name: string }): boolean =>
  name.name === object.name && (name.schema === undefined || name.schema === object.schema);

/**
 * Functions of the database whose bodies name something: they are bound when they run, so nothing holds it for them. The
 * standard's own bodies are bound when they are made, and follow.
 */
export const functionsNaming = (
  catalog: Catalog,
  name: string,
  test: (routine: FunctionObject) => boolean,
): readonly FunctionObject[] =>
  [...catalog.functions.values()]
    .flat()
    .filter((routine) => routine.words.includes(name.toLowerCase()) && !boundEarly(routine) && test(routine));

const boundEarly = ({ language, body }: FunctionObject): boolean =>
  language === 'sql' && /^\s*(begin\s+atomic|return)\b/i.test(body);

/** `calc_tax(` in the body: assignments and conditions of PL/pgSQL are no queries of their own. */
export const bodyCalls = (routine: FunctionObject, name: string): boolean =>
  new RegExp(`(?<![\\w$])${escaped(name)}\\s*\\(`, 'i').test(routine.body);

/** A name as part of a regular expression. */
export const escaped = (name: string): string => name.replace(/[^\w]/g, '\\$&');
