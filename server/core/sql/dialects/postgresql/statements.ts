import type { Change } from '../../../schema/change.ts';
import * as access from './access.ts';
import { alterTable } from './alter-table.ts';
import type { Node, Nodes, Tag } from './ast.ts';
import { readDo } from './bodies.ts';
import * as data from './data.ts';
import { drop } from './drops.ts';
import * as indexes from './indexes.ts';
import type { ParseError } from './libpg.ts';
import { parse } from './libpg.ts';
import * as publications from './publications.ts';
import { comment, owner, rename, setSchema } from './renames.ts';
import * as routines from './routines.ts';
import * as session from './session.ts';

import { Source } from './source.ts';
import * as statistics from './statistics.ts';
import { createTable } from './tables.ts';
import * as types from './type-changes.ts';
import * as views from './views.ts';
import { withoutEffect } from './without-effect.ts';

/** The Changes of one parsed statement; at least one. */
export function lower(node: Node, source: Source): readonly Change[] {
  const [tag] = Object.keys(node) as [string?];
  if (tag === undefined) return [{ kind: 'other', what: 'nothing', at: source.whole }];
  const read = READERS[tag as Tag] as ((body: unknown, source: Source, node: Node) => readonly Change[]) | undefined;
  const body = node[tag as Tag];
  const changes = read && body ? read(body, source, node) : [];
  if (changes.length > 0) return changes;
  const what = withoutEffect[tag];
  if (what !== undefined) return [{ kind: 'other', what, at: source.whole }];
  return [{ kind: 'opaque', reason: `${sqlName(tag)} is not followed`, names: identifiers(source), at: source.whole }];
}

type Readers = { readonly [K in Tag]?: (body: Nodes[K], source: Source, node: Node) => readonly Change[] };

const READERS: Readers = {
  CreateStmt: (body, source) => createTable(body, source),
  CreateForeignTableStmt: ({ base }, source) => createTable(base ?? {}, source, true),
  CreateTableAsStmt: views.createAs,
  AlterTableStmt: alterTable,
  RenameStmt: rename,
  DropStmt: drop,
  AlterObjectSchemaStmt: setSchema,
  CommentStmt: comment,
  AlterOwnerStmt: owner,
  IndexStmt: indexes.createIndex,
  ReindexStmt: indexes.reindex,
  CreateStatsStmt: statistics.createStatistics,
  AlterStatsStmt: statistics.alterStatistics,
  CreatePublicationStmt: publications.publication('create publication'),
  AlterPublicationStmt: publications.publication('alter publication'),
  ViewStmt: views.createView,
  RefreshMatViewStmt: views.refreshView,
  CreateSeqStmt: access.createSequence,
  AlterSeqStmt: access.alterSequence,
  CreateEnumStmt: types.createEnum,
  AlterEnumStmt: types.alterEnum,
  CreateDomainStmt: types.createDomain,
  AlterDomainStmt: types.alterDomain,
  CompositeTypeStmt: types.createComposite,
  CreateRangeStmt: types.createRange,
  DefineStmt: types.define,
  CreateFunctionStmt: routines.createFunction,
  AlterFunctionStmt: routines.alterFunction,
  CreateTrigStmt: routines.createTrigger,
  RuleStmt: routines.createRule,
  CreateSchemaStmt: (body, source) => access.createSchema(body, source, lower),
  CreateExtensionStmt: access.createExtension,
  CreatePolicyStmt: access.createPolicy,
  AlterPolicyStmt: access.alterPolicy,
  GrantStmt: access.grant,
  SelectStmt: data.select,
  InsertStmt: (_, source, node) => data.write(node, source),
  UpdateStmt: (_, source, node) => data.write(node, source),
  DeleteStmt: (_, source, node) => data.write(node, source),
  MergeStmt: (_, source, node) => data.write(node, source),
  DeclareCursorStmt: (_, source, node) => data.plainQuery(node, source),
  CopyStmt: data.copy,
  TruncateStmt: data.truncate,
  LockStmt: data.lockTable,
  VacuumStmt: data.maintain,
  ClusterStmt: data.cluster,
  TransactionStmt: session.transaction,
  VariableSetStmt: session.setVariable,
  CallStmt: session.call,
  ExecuteStmt: session.execute,
  DoStmt: readDo,
};

/** Parses a text into its statements, each with a Source of its own. */
export function eachStatement(source: Source): readonly { node: Node; source: Source }[] | ParseError {
  const parsed = parse(source.text);
  if ('error' in parsed) return parsed;
  const { statements } = parsed;
  if (statements.length <= 1) return statements.map(({ stmt = {} }) => ({ node: stmt, source }));
  return statements.flatMap(({ stmt_location: location, stmt_len: length }) => {
    const start = source.offset(location);
    const end = length === undefined ? source.text.length : source.offset((location ?? 0) + length);
    const own = new Source(source.text.slice(start, end), (offset) => source.outer(start + offset));
    const again = parse(own.text);
    return 'error' in again ? [] : again.statements.map(({ stmt = {} }) => ({ node: stmt, source: own }));
  });
}

/** `AlterDefaultPrivilegesStmt` → `ALTER DEFAULT PRIVILEGES`. */
const sqlName = (tag: string): string =>
  tag
    .replace(/Stmt$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();

export const identifiers = (source: Source): string[] => [
  ...new Set(source.tokens.flatMap((_, index) => source.identifier(index) ?? [])),
];
