import type { Change } from '../../../schema/change.ts';
import type { Node, Nodes } from './ast.ts';
import { functionCall } from './scope.ts';
import { Source } from './source.ts';

export function transaction(statement: Nodes['TransactionStmt'], source: Source): Change[] {
  const at = source.whole;
  const kind = TRANSACTION[(statement.kind ?? 'TRANS_STMT_BEGIN').replace('TRANS_STMT_', '')];
  if (kind) return [{ kind, at }];
  return [
    { kind: 'other', what: (statement.kind ?? '').replace('TRANS_STMT_', '').replaceAll('_', ' ').toLowerCase(), at },
  ];
}

/** ROLLBACK TO and RELEASE stay inside the transaction: they are neither its end nor its beginning. */
const TRANSACTION: Readonly<Record<string, 'begin' | 'commit' | 'rollback' | 'savepoint'>> = {
  BEGIN: 'begin',
  START: 'begin',
  COMMIT: 'commit',
  ROLLBACK: 'rollback',
  SAVEPOINT: 'savepoint',
};

/** SET and RESET. `value` is null for RESET, DEFAULT; a list is joined by commas. */
export function setVariable(statement: Nodes['VariableSetStmt'], source: Source): Change[] {
  const { kind, name = '', args, is_local: local = false } = statement;
  const at = source.named(source.skip(1, 'session|local'), name);
  if (kind === 'VAR_SET_MULTI') return [{ kind: 'other', what: `set ${name.toLowerCase()}`, at: source.whole }];
  if (kind === 'VAR_RESET_ALL') return [{ kind: 'set', setting: 'all', value: null, local, at: source.whole }];
  if (kind === 'VAR_SET_CURRENT') return [{ kind: 'other', what: 'set from current', at }];
  const setting = name.toLowerCase();
  if (kind !== undefined && kind !== 'VAR_SET_VALUE') return [{ kind: 'set', setting, value: null, local, at }];
  return [{ kind: 'set', setting, value: (args ?? []).map(argument).join(', '), local, at }];
}

function argument(node: Node): string {
  const constant = node.A_Const ?? node.TypeCast?.arg?.A_Const;
  if (constant?.boolval) return String(constant.boolval.boolval ?? false);
  return constant?.sval?.sval ?? constant?.fval?.fval ?? String(constant?.ival?.ival ?? (constant?.sval ? '' : 0));
}

/** A list of names in one string, as set_config takes it: `a, "B"` → `a, B`. */
export function folded(list: string): string {
  const text = new Source(list);
  return text.tokens.flatMap((_, index) => text.identifier(index) ?? []).join(', ');
}

export function call(statement: Nodes['CallStmt'], source: Source): Change[] {
  const found = functionCall(statement.funccall ?? {}, source);
  return [{ kind: 'call', call: found, at: found.at }];
}

/** EXECUTE of a prepared statement: what it does was said elsewhere. */
export const execute = (statement: Nodes['ExecuteStmt'], source: Source): Change[] => [
  {
    kind: 'opaque',
    reason: 'EXECUTE runs a statement prepared elsewhere',
    names: [statement.name ?? ''],
    at: source.whole,
  },
];
