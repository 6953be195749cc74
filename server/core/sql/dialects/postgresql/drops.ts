import type { Change } from '../../../schema/change.ts';
import type { Node, Nodes } from './ast.ts';
import { items, strings } from './ast.ts';
import { given } from './given.ts';
import { listName, objectName } from './names.ts';
import type { Run, Source } from './source.ts';
import { typeReference } from './types.ts';

/** DROP of n objects gives n Changes. */
export function drop(statement: Nodes['DropStmt'], source: Source): Change[] {
  const type = statement.removeType ?? '';
  const words = KEYWORDS[type] ?? keywords(type);
  const after = source.skip(1, ...words.split(' '));
  const first = source.skipIf(source.skip(after, 'concurrently'));
  const parts = source.parts(first);
  const objects = statement.objects ?? [];
  return objects.map((object, index) => {
    const run = (parts.length === objects.length && parts[index]) || { from: first, to: source.tokens.length };
    return dropOne(statement, type, object, run, source);
  });
}

const KEYWORDS: Readonly<Record<string, string>> = {
  OBJECT_MATVIEW: 'materialized view',
  OBJECT_STATISTIC_EXT: 'statistics',
  OBJECT_TSCONFIGURATION: 'text search configuration',
  OBJECT_TSDICTIONARY: 'text search dictionary',
  OBJECT_TSPARSER: 'text search parser',
  OBJECT_TSTEMPLATE: 'text search template',
  OBJECT_FDW: 'foreign data wrapper',
  OBJECT_FOREIGN_SERVER: 'server',
  OBJECT_OPCLASS: 'operator class',
  OBJECT_OPFAMILY: 'operator family',
};

/** `OBJECT_EVENT_TRIGGER` → `event trigger`. */
export const keywords = (type: string): string =>
  KEYWORDS[type] ?? type.replace('OBJECT_', '').replaceAll('_', ' ').toLowerCase();

function dropOne(statement: Nodes['DropStmt'], type: string, object: Node, run: Run, source: Source): Change {
  const name = objectName(object);
  const at = source.named(run.from, name.name, run.to);
  const ifExists = statement.missing_ok ?? false;
  const cascade = statement.behavior === 'DROP_CASCADE';
  const shared = { ifExists, cascade, at };
  switch (type) {
    case 'OBJECT_TABLE':
      return { kind: 'drop-table', table: name, ...shared };
    case 'OBJECT_FOREIGN_TABLE':
      return { kind: 'drop-table', table: name, foreign: true, ...shared };
    case 'OBJECT_VIEW':
    case 'OBJECT_MATVIEW':
      return { kind: 'drop-view', view: name, materialized: type === 'OBJECT_MATVIEW', ...shared };
    case 'OBJECT_INDEX':
      return { kind: 'drop-index', index: name, concurrently: statement.concurrent ?? false, ...shared };
    case 'OBJECT_SEQUENCE':
      return { kind: 'drop-sequence', sequence: name, ...shared };
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN':
      return { kind: 'drop-type', type: name, domain: type === 'OBJECT_DOMAIN', ...shared };
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE':
    case 'OBJECT_ROUTINE':
    case 'OBJECT_AGGREGATE':
      return {
        kind: 'drop-function',
        function: name,
        ...given({ arguments: argumentTypes(object) }),
        procedure: type === 'OBJECT_PROCEDURE',
        ...(type === 'OBJECT_AGGREGATE' ? { aggregate: true } : {}),
        ...shared,
      };
    case 'OBJECT_TRIGGER':
    case 'OBJECT_POLICY':
    case 'OBJECT_RULE':
      return dropFromTable(type, object, shared, run, source);
    case 'OBJECT_SCHEMA':
      return { kind: 'drop-schema', schema: name.name, ...shared };
    case 'OBJECT_EXTENSION':
      return { kind: 'drop-extension', extension: name.name, ...shared };
    case 'OBJECT_STATISTIC_EXT':
      return { kind: 'drop-statistics', statistics: name, ifExists, at };
    default:
      return { kind: 'other', what: `drop ${keywords(type)}`, object: name, at };
  }
}

/** The tree has these as one list: the table's name, then the object's. */
function dropFromTable(
  type: string,
  object: Node,
  shared: { ifExists: boolean; cascade: boolean },
  run: Run,
  source: Source,
): Change {
  const list = items(object);
  const table = listName(list.slice(0, -1));
  const name = strings(list).at(-1) ?? '';
  const at = source.named(run.from, name, run.to);
  if (type === 'OBJECT_TRIGGER') return { kind: 'drop-trigger', trigger: name, table, ...shared, at };
  if (type === 'OBJECT_POLICY') return { kind: 'drop-policy', policy: name, table, ifExists: shared.ifExists, at };
  return { kind: 'drop-rule', rule: name, table, ifExists: shared.ifExists, at };
}

export function argumentTypes(object: Node | undefined) {
  const routine = object?.ObjectWithArgs;
  if (!routine || routine.args_unspecified) return undefined;
  return (routine.objargs ?? []).map((argument) => typeReference(argument.TypeName));
}
