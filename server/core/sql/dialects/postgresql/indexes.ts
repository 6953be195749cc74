import type { Change, IndexElement } from '../../../schema/change.ts';
import type { IndexElem, Node, Nodes } from './ast.ts';
import { strings } from './ast.ts';
import { isOn } from './data.ts';
import { expression } from './expressions.ts';
import { given } from './given.ts';
import { listName, relationName } from './names.ts';
import { indexParameters, optionsOf } from './options.ts';
import type { Run, Source } from './source.ts';

export function createIndex(statement: Nodes['IndexStmt'], source: Source): Change[] {
  const { relation, idxname } = statement;
  const table = relationName(relation);
  const tableToken = source.tokenAt(relation?.location);
  let open = source.lastPart(tableToken) + 1;
  if (source.mark(open, '*')) open++;
  const using = source.word(open, 'using');
  if (using) open += 2;
  const parts = source.parts(open + 1);
  const elements = (statement.indexParams ?? []).map((node, index) =>
    indexElement(node.IndexElem ?? {}, parts[index] ?? { from: open, to: open }, source),
  );
  let after = source.close(open) + 1;
  if (source.word(after, 'include')) after = source.close(after + 1) + 1;
  const rest = { from: after, to: end(source) };
  const where = statement.whereClause ? source.find(rest, 'where') : -1;
  const name = source.skipIf(source.skip(0, 'create', 'unique', 'index', 'concurrently'));
  return [
    {
      kind: 'create-index',
      at:
        idxname === undefined
          ? source.namedAt(relation?.location, table.name)
          : source.named(name, idxname, tableToken),
      table,
      elements,
      include: (statement.indexIncludingParams ?? []).flatMap((node) => node.IndexElem?.name ?? []),
      unique: statement.unique ?? false,
      ...given({
        index: idxname,
        method: using ? statement.accessMethod : undefined,
        where: where < 0 ? undefined : expression(statement.whereClause, { from: where + 1, to: rest.to }, source),
      }),
      ...(statement.nulls_not_distinct ? { nullsNotDistinct: true } : {}),
      concurrently: statement.concurrent ?? false,
      ifNotExists: statement.if_not_exists ?? false,
      only: relation?.inh !== true,
      ...indexParameters(statement.options, statement.tableSpace),
    },
  ];
}

function indexElement(element: IndexElem, run: Run, source: Source): IndexElement {
  const whole = source.textOf(run);
  const operatorClass = element.opclass ? listName(element.opclass).name : undefined;
  const descending = element.ordering === 'SORTBY_DESC';
  const more = { ...(descending ? { descending } : {}), ...given({ operatorClass }), text: whole };
  const column = element.name ?? bareColumn(element.expr);
  if (column !== undefined) return { column, ...more };
  // (expression) in brackets of its own, or a bare function call.
  const bracket = source.mark(run.from, '(');
  let open = run.from;
  while (open < run.to && !source.mark(open, '(')) open++;
  const close = source.close(open);
  const inner = bracket ? { from: open + 1, to: close } : { from: run.from, to: Math.min(close + 1, run.to) };
  return { expression: expression(element.expr, inner, source), ...more };
}

/** The server takes `((a))` and `((a COLLATE "C"))` for the plain column, too. */
function bareColumn(node: Node | undefined): string | undefined {
  const fields = (node?.CollateClause?.arg ?? node)?.ColumnRef?.fields;
  return fields?.length === 1 ? strings(fields)[0] : undefined;
}

export function reindex(statement: Nodes['ReindexStmt'], source: Source): Change[] {
  const kinds = {
    REINDEX_OBJECT_INDEX: 'index',
    REINDEX_OBJECT_TABLE: 'table',
    REINDEX_OBJECT_SCHEMA: 'schema',
    REINDEX_OBJECT_DATABASE: 'database',
    REINDEX_OBJECT_SYSTEM: 'system',
  } as const;
  const { relation, name } = statement;
  const target = relation ? relationName(relation) : name === undefined ? undefined : { name };
  const tablespace = optionsOf(statement.params).tablespace;
  const concurrently = (statement.params ?? []).some(
    ({ DefElem: option }) => option?.defname === 'concurrently' && isOn(option),
  );
  return [
    {
      kind: 'reindex',
      at: relation ? source.namedAt(relation.location, relation.relname ?? '') : source.whole,
      what: kinds[statement.kind as keyof typeof kinds] ?? 'table',
      ...given({ name: target, tablespace }),
      concurrently,
    },
  ];
}

/** Where the statement's tokens end, the semicolon left out. */
export function end(source: Source): number {
  let to = source.tokens.length;
  while (to > 0 && source.mark(to - 1, ';')) to--;
  return to;
}
