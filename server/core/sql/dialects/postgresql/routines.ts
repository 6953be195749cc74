import type { Change, RoutineArgument } from '../../../schema/change.ts';
import type { CreateFunctionStmt, Nodes } from './ast.ts';
import { strings } from './ast.ts';
import { readBody } from './bodies.ts';
import { bracketed, expression } from './expressions.ts';
import { given } from './given.ts';
import { end } from './indexes.ts';
import { listName, objectName, relationName } from './names.ts';
import type { Source } from './source.ts';
import { typeReference } from './types.ts';

export function createFunction(statement: CreateFunctionStmt, source: Source): Change[] {
  const name = listName(statement.funcname);
  const start = source.skip(1, 'or', 'replace', 'function|procedure');
  const open = source.lastPart(start) + 1;
  const close = source.close(open);
  const language = option(statement, 'language')?.toLowerCase() ?? 'sql';
  const body = readBody(statement, language, { from: close + 1, to: end(source) }, source);
  return [
    {
      kind: 'create-function',
      function: name,
      procedure: statement.is_procedure ?? false,
      replace: statement.replace ?? false,
      arguments: (statement.parameters ?? []).flatMap(({ FunctionParameter: parameter }) =>
        parameter ? [argument(parameter, source)] : [],
      ),
      ...(statement.is_procedure || !statement.returnType ? {} : { returns: typeReference(statement.returnType) }),
      returnsSet: statement.returnType?.setof ?? false,
      language,
      volatility: volatility(option(statement, 'volatility')),
      ...body,
      at: source.named(start, name.name, open),
    },
  ];
}

const volatility = (word: string | undefined): 'immutable' | 'stable' | 'volatile' =>
  word === 'immutable' || word === 'stable' ? word : 'volatile';

function option(statement: CreateFunctionStmt, name: string): string | undefined {
  const found = (statement.options ?? []).find(({ DefElem: element }) => element?.defname === name);
  return found?.DefElem?.arg?.String?.sval;
}

const MODES: Readonly<Record<string, RoutineArgument['mode']>> = {
  FUNC_PARAM_OUT: 'out',
  FUNC_PARAM_INOUT: 'inout',
  FUNC_PARAM_VARIADIC: 'variadic',
  FUNC_PARAM_TABLE: 'table',
};

function argument(parameter: Nodes['FunctionParameter'], source: Source): RoutineArgument {
  const from = source.tokenAt(parameter.location);
  const run = { from, to: source.elementEnd(from) };
  let start = parameter.defexpr ? source.find(run, 'default') + 1 : 0;
  if (parameter.defexpr && start === 0) {
    start = run.from;
    while (start < run.to && !source.mark(start, '=')) start++;
    start++;
  }
  return {
    ...given({ name: parameter.name }),
    mode: MODES[parameter.mode ?? ''] ?? 'in',
    type: typeReference(parameter.argType),
    ...given({ default: parameter.defexpr && expression(parameter.defexpr, { from: start, to: run.to }, source) }),
  };
}

/** ALTER FUNCTION … SECURITY DEFINER and the like: its body and arguments stay. */
export const alterFunction = (statement: Nodes['AlterFunctionStmt'], source: Source): Change[] => {
  const object = objectName(statement.func && { ObjectWithArgs: statement.func });
  return [{ kind: 'other', what: 'alter function', object, at: source.named(2, object.name) }];
};

/** Bits of `catalog/pg_trigger.h`. */
const EVENTS = [
  [4, 'insert'],
  [8, 'delete'],
  [16, 'update'],
  [32, 'truncate'],
] as const;

export function createTrigger(statement: Nodes['CreateTrigStmt'], source: Source): Change[] {
  const { trigname = '', relation, timing = 0, events = 0 } = statement;
  const all = { from: 0, to: end(source) };
  const when = statement.whenClause
    ? source.find({ from: source.tokenAt(relation?.location), to: all.to }, 'when') + 1
    : 0;
  return [
    {
      kind: 'create-trigger',
      trigger: trigname,
      table: relationName(relation),
      replace: statement.replace ?? false,
      timing: timing & 2 ? 'before' : timing & 64 ? 'instead of' : 'after',
      events: EVENTS.flatMap(([bit, event]) => (events & bit ? [event] : [])),
      columns: strings(statement.columns),
      row: statement.row ?? false,
      ...given({ when: statement.whenClause && bracketed(statement.whenClause, when, source) }),
      function: listName(statement.funcname),
      text: source.textOf(all),
      words: [],
      at: source.named(source.skip(1, 'or', 'replace', 'constraint', 'trigger'), trigname),
    },
  ];
}

export function createRule(statement: Nodes['RuleStmt'], source: Source): Change[] {
  const rule = statement.rulename ?? '';
  const at = source.named(source.skip(1, 'or', 'replace', 'rule'), rule);
  return [
    { kind: 'create-rule', rule, table: relationName(statement.relation), replace: statement.replace ?? false, at },
  ];
}
