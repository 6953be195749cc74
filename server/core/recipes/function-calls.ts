import { type Answer, worst } from '../contract/answer.ts';
import type { Contract } from '../contract/contract.ts';
import { callsIn } from '../schema/apply/calls.ts';
import type { Catalog, FunctionObject } from '../schema/catalog.ts';
import type { RoutineArgument } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { takes } from '../schema/signatures.ts';
import { ownedBy } from './ownership.ts';
import { type PlanStatement, type RecipeContext, statementText } from './recipe.ts';
import { doing } from './statements.ts';
import { Versions } from './wording.ts';

/** Who calls it: servers by their statements, or by other functions that name it. */
export function usesOf(
  old: FunctionObject,
  { before, previous }: RecipeContext,
): { readonly answer: Answer; readonly who: string } {
  const named = ({ name, schema }: { readonly name: string; readonly schema?: string }): boolean =>
    name === old.name && (schema === undefined || schema === old.schema);
  const through = callersOf(old, before).length > 0;
  const answers = previous.map((contract): { contract: Contract; answer: Answer } => {
    const evidence = contract.statements
      .filter(({ query }) => callsIn(query).some((call) => named(call.name) && callable(old, call.arguments)))
      .map((statement) => statement.evidence);
    if (evidence.length > 0) return { contract, answer: { verdict: 'used', evidence, why: 'its queries call it' } };
    if (through) return { contract, answer: { verdict: 'unknown', evidence: [], why: 'another function may call it' } };
    return { contract, answer: contract.named(old.name) };
  });
  const answer = worst(answers.map((each) => each.answer));
  const those = answers.filter((each) => each.answer.verdict === answer.verdict).map(({ contract }) => contract);
  return { answer, who: Versions(those) };
}

/** CALL gives something for what a procedure puts out as well. */
const callable = (old: FunctionObject, given: number): boolean =>
  takes(old, given) || (old.procedure && given === old.arguments.length);

/** Other functions whose bodies name it. */
export const callersOf = (old: FunctionObject, catalog: Catalog): FunctionObject[] =>
  [...catalog.functions.values()]
    .flat()
    .filter((other) => other.id !== old.id && other.words.includes(old.name.toLowerCase()));

/** Drops the function of these arguments. */
export const dropOf = (
  routine: { readonly arguments: readonly RoutineArgument[]; readonly procedure: boolean },
  name: Name,
  { dialect }: RecipeContext,
): PlanStatement =>
  doing({
    kind: 'drop-function',
    function: name,
    // MySQL has one function of a name.
    ...(dialect.id === 'mysql' ? {} : { arguments: inputTypes(routine.arguments) }),
    procedure: routine.procedure,
    ifExists: false,
    cascade: false,
  });

export const inputTypes = (all: readonly RoutineArgument[]) =>
  all.filter(({ mode }) => mode !== 'out' && mode !== 'table').map(({ type }) => type);

/** The function as the migrations made it, under this or another name, and not open to PUBLIC where it was not; who else may call it is not known. */
export const allOfItAgain = (old: FunctionObject, name: Name, context: RecipeContext): PlanStatement[] => [
  ...madeAgain(old, name),
  ...(old.closed ? [{ sql: `REVOKE EXECUTE ON ${signature(old, name, context)} FROM PUBLIC` }] : []),
];

/** `FUNCTION tax(integer)`. */
export const signature = (routine: Parameters<typeof dropOf>[0], name: Name, context: RecipeContext): string =>
  statementText(dropOf(routine, name, context), context.dialect).replace(/^DROP /, '');

/** The function as the migrations made it, under this or another name. */
export const madeAgain = (old: FunctionObject, name: Name): PlanStatement[] => {
  const { id: _, schema: __, name: ___, owner: ____, closed: _____, ...rest } = old;
  return [
    doing({ kind: 'create-function', ...rest, function: name, replace: false, changes: old.changes ?? [] }),
    ...ownedBy(old.procedure ? 'alter procedure owner' : 'alter function owner', name, old, inputTypes(old.arguments)),
  ];
};
