import type { Change, ColumnDefinition, ConstraintDefinition, PartitionKey } from '../../../schema/change.ts';
import type { CreateStmt, IntoClause, Node, Nodes } from './ast.ts';
import { strings } from './ast.ts';
import { columnDefinition } from './columns.ts';
import { constraintDefinition } from './constraints.ts';
import { given } from './given.ts';
import { end } from './indexes.ts';
import { listName, relationName } from './names.ts';
import { readQueryTree } from './queries.ts';
import type { Source } from './source.ts';

/** CREATE TABLE and CREATE FOREIGN TABLE: one Change, inline constraints in their columns. */
export function createTable(statement: CreateStmt, source: Source, foreign = false): Change[] {
  const { relation } = statement;
  const table = relationName(relation);
  if (statement.ofTypename) {
    const reason = 'a table OF a composite type is not followed: its columns are those of the type';
    return [
      { kind: 'opaque', reason, names: [table.name, listName(statement.ofTypename.names).name], at: source.whole },
    ];
  }
  const columns: ColumnDefinition[] = [];
  const constraints: ConstraintDefinition[] = [];
  const like: { table: ReturnType<typeof relationName>; including: string[]; position?: number }[] = [];
  for (const element of statement.tableElts ?? []) {
    if (element.ColumnDef) columns.push(columnDefinition(element.ColumnDef, source));
    else if (element.TableLikeClause) {
      const { relation: model, options } = element.TableLikeClause;
      const position = columns.length;
      like.push({
        table: relationName(model),
        including: included(options ?? 0),
        ...(position > 0 && { position }),
      });
    } else if (element.Constraint) {
      const from = source.tokenAt(element.Constraint.location);
      const definition = constraintDefinition(element.Constraint, { from, to: source.elementEnd(from) }, source);
      if (definition) constraints.push(definition);
    }
  }
  const parents = (statement.inhRelations ?? []).flatMap((node) =>
    node.RangeVar ? [relationName(node.RangeVar)] : [],
  );
  const [parent] = parents;
  const partition =
    statement.partbound && parent ? { parent, bound: partitionBound(relation?.location, source) } : undefined;
  return [
    {
      kind: 'create-table',
      at: source.namedAt(relation?.location, table.name),
      table,
      columns,
      constraints,
      ifNotExists: statement.if_not_exists ?? false,
      persistence: persistence(relation?.relpersistence),
      inherits: partition ? [] : parents,
      ...given({ partitionBy: partitionKey(statement.partspec, source), partitionOf: partition }),
      like,
      ...(foreign ? { foreign } : tailOf(statement, source)),
    },
  ];
}

/** USING, WITH (…), ON COMMIT and TABLESPACE, which stand last. */
function tailOf(statement: CreateStmt, source: Source): { readonly tail?: string } {
  const { options, oncommit = 'ONCOMMIT_NOOP', tablespacename, accessMethod } = statement;
  if (!options?.length && oncommit === 'ONCOMMIT_NOOP' && !tablespacename && !accessMethod) return {};
  const to = end(source);
  for (let i = source.tokenAt(statement.relation?.location) + 1; i < to; i++) {
    if (source.mark(i, '(')) i = source.close(i);
    // The bound of a partition by hash.
    else if (source.word(i, 'values') && source.word(i + 1, 'with')) i++;
    else if (source.word(i, 'using', 'with', 'on', 'tablespace')) return { tail: source.textOf({ from: i, to }) };
  }
  return {};
}

/** CREATE TABLE AS, SELECT INTO and EXECUTE into a table. */
export function createTableAs(
  into: IntoClause,
  query: Node | undefined,
  ifNotExists: boolean,
  source: Source,
): Change[] {
  const table = relationName(into.rel);
  const read = query && readQueryTree(query, source);
  if (!read) return []; // EXECUTE of a prepared statement
  const names = strings(into.colNames);
  const outputs = read.outputs.map((output, i) => (names[i] === undefined ? output : { ...output, name: names[i] }));
  return [
    {
      kind: 'create-table',
      at: source.namedAt(into.rel?.location, table.name),
      table,
      columns: [],
      constraints: [],
      ifNotExists,
      persistence: persistence(into.rel?.relpersistence),
      inherits: [],
      like: [],
      query: { ...read, outputs },
    },
  ];
}

export const persistence = (letter: string | undefined): 'permanent' | 'temporary' | 'unlogged' =>
  letter === 't' ? 'temporary' : letter === 'u' ? 'unlogged' : 'permanent';

/** `FOR VALUES …` or `DEFAULT` as written, after the table whose location is given. */
export function partitionBound(location: number | undefined, source: Source): string {
  const from = source.tokenAt(location);
  const { length } = source.tokens;
  for (let i = from; i < length; i++) {
    if (source.mark(i, '(')) i = source.close(i);
    else if (source.word(i, 'default')) return source.raw(i);
    else if (source.word(i, 'for') && source.word(i + 1, 'values')) {
      let to = i + 2;
      // A second WITH (…) is the table's.
      const words = source.word(to, 'with') ? ['with'] : ['in', 'from', 'to'];
      while (words.length > 0 && source.word(to, ...words) && source.mark(to + 1, '(')) {
        to = source.close(to + 1) + 1;
        if (words[0] === 'with') words.pop();
      }
      return source.textOf({ from: i, to });
    }
  }
  return '';
}

function partitionKey(spec: CreateStmt['partspec'], source: Source): PartitionKey | undefined {
  if (!spec) return undefined;
  const strategies = { PARTITION_STRATEGY_LIST: 'list', PARTITION_STRATEGY_HASH: 'hash' } as const;
  const from = source.skip(source.tokenAt(spec.location), 'partition', 'by');
  return {
    strategy: strategies[spec.strategy as keyof typeof strategies] ?? 'range',
    columns: (spec.partParams ?? []).flatMap((node) => node.PartitionElem?.name ?? []),
    text: source.textOf({ from, to: source.close(from + 1) + 1 }),
  };
}

/** Bits of `TableLikeOption` in parsenodes.h. */
const LIKE_OPTIONS = [
  'comments',
  'compression',
  'constraints',
  'defaults',
  'generated',
  'identity',
  'indexes',
  'statistics',
  'storage',
];

const included = (options: number): string[] =>
  options === 0x7fffffff ? ['all'] : LIKE_OPTIONS.filter((_, bit) => options & (1 << bit));

/** DETACH and ATTACH PARTITION, INHERIT: the other table of the action. */
export const otherTable = (node: Node | undefined): Nodes['RangeVar'] | undefined =>
  node?.PartitionCmd?.name ?? node?.RangeVar;
