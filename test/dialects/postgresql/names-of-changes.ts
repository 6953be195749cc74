import type { Change } from '../../../server/core/schema/change.ts';
import type { FromItem, Query } from '../../../server/core/schema/query.ts';
import type { Span } from '../../../server/core/text/span.ts';

/** The name a Change's `at` must point to; undefined where it may span more. */
export function pointedName(change: Change): string | undefined {
  switch (change.kind) {
    case 'create-table':
    case 'drop-table':
    case 'rename-table':
    case 'set-table-schema':
    case 'insert-rows':
    case 'update-rows':
    case 'delete-rows':
    case 'merge-rows':
    case 'copy-rows':
      return change.table.name;
    case 'add-column':
      return change.column.name;
    case 'drop-column':
    case 'rename-column':
    case 'set-column-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'add-identity':
    case 'set-identity':
    case 'drop-identity':
    case 'set-generated':
    case 'drop-generated':
    case 'set-column-option':
    case 'rename-view-column':
      return change.column;
    case 'add-constraint':
      return change.constraint.name;
    case 'drop-constraint':
    case 'validate-constraint':
    case 'rename-constraint':
    case 'alter-constraint':
      return change.constraint;
    case 'attach-partition':
    case 'detach-partition':
    case 'attach-index':
      return change.partition.name;
    case 'inherit':
      return change.parent.name;
    case 'create-index':
      return change.index ?? change.table.name;
    case 'drop-index':
    case 'rename-index':
      return change.index.name;
    case 'reindex':
      return change.what === 'index' || change.what === 'table' ? change.name?.name : undefined;
    case 'create-sequence':
    case 'alter-sequence':
    case 'drop-sequence':
    case 'rename-sequence':
      return change.sequence.name;
    case 'create-enum':
    case 'add-enum-value':
    case 'rename-enum-value':
    case 'create-domain':
    case 'create-type':
    case 'rename-type':
    case 'drop-type':
      return change.type.name;
    case 'alter-composite':
      return change.attribute;
    case 'create-view':
    case 'drop-view':
    case 'rename-view':
    case 'refresh-view':
      return change.view.name;
    case 'create-function':
    case 'drop-function':
    case 'rename-function':
      return change.function.name;
    case 'create-trigger':
    case 'drop-trigger':
    case 'rename-trigger':
    case 'enable-trigger':
      return change.trigger;
    case 'create-rule':
    case 'drop-rule':
      return change.rule;
    case 'create-schema':
    case 'drop-schema':
    case 'rename-schema':
      return change.schema;
    case 'create-extension':
    case 'drop-extension':
      return change.extension;
    case 'create-policy':
    case 'alter-policy':
    case 'drop-policy':
      return change.policy;
    case 'truncate':
    case 'lock-table':
      return change.tables[0]?.name;
    case 'comment':
      return change.column ?? change.object.name;
    case 'set-object-schema':
      return change.object.name;
    default:
      return undefined;
  }
}

/** Every relation, column and conflict target a query names, with its place. */
export function namesOfQuery(query: Query): { name: string; at: Span }[] {
  const found: { name: string; at: Span }[] = [...query.references];
  const item = (from: FromItem): void => {
    if (from.kind === 'relation') found.push({ name: from.name.name, at: from.at });
    else if (from.kind === 'query') found.push(...namesOfQuery(from.query));
    else if (from.kind === 'join') {
      item(from.left);
      item(from.right);
      found.push(...from.using);
    }
  };
  if (query.target) item(query.target);
  for (const from of query.from) item(from);
  found.push(...(query.insertColumns ?? []), ...(query.assignments ?? []), ...(query.conflict?.columns ?? []));
  for (const inner of [...query.with.map((common) => common.query), ...query.nested, ...query.branches]) {
    found.push(...namesOfQuery(inner));
  }
  if (query.source) found.push(...namesOfQuery(query.source));
  return found;
}
