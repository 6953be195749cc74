import type { Statistics, Table } from '../catalog.ts';
import type { Expression, IndexElement } from '../change.ts';
import { type Name, showName } from '../names.ts';
import { type Draft, type Handlers, without } from './draft.ts';
import { statisticsName } from './made-up-names.ts';

type Kinds = 'create-statistics' | 'alter-statistics' | 'drop-statistics';

/** Extended statistics live with their table, and go with it or with one of their columns. */
export const statistics: Handlers<Kinds> = {
  'create-statistics'(draft, change) {
    const relation = draft.relation(change.table);
    // Those of materialized views are not kept.
    if (relation.kind !== 'table') return;
    const { elements, kinds } = change;
    const schema = change.statistics ? draft.schemaFor(change.statistics) : relation.schema;
    const name = change.statistics?.name ?? statisticsName(draft, schema, relation.name, elements);
    if (found(draft, { schema, name })) {
      if (change.ifNotExists) return;
      draft.refuse(`there already are statistics ${name}`);
    }
    addStatistics(draft, relation, { schema, name, elements, kinds, reads: [] });
  },

  'alter-statistics'(draft, change) {
    const target = found(draft, change.statistics);
    if (!target) {
      if (change.ifPresent) return;
      return draft.refuse(`there are no statistics ${showName(change.statistics)}`);
    }
    const { statistics: old } = target;
    const schema =
      change.schema === undefined ? old.schema : draft.schemaFor({ schema: change.schema, name: old.name });
    const name = change.to ?? old.name;
    const moved = schema !== old.schema || name !== old.name;
    if (moved && found(draft, { schema, name })) draft.refuse(`there already are statistics ${name}`);
    const kept = change.target === undefined ? old : without(old, 'target');
    const now: Statistics = {
      ...(change.owner === undefined ? kept : without(kept, 'owner')),
      schema,
      name,
      ...(change.target !== undefined && change.target >= 0 && { target: change.target }),
      ...(change.owner && { owner: change.owner }),
    };
    editStatistics(draft, target.table, (each) => (each === old ? now : each));
  },

  'drop-statistics'(draft, change) {
    const target = found(draft, change.statistics);
    if (target) editStatistics(draft, target.table, (each) => (each === target.statistics ? undefined : each));
    else if (!change.ifExists) draft.refuse(`there are no statistics ${showName(change.statistics)}`);
  },
};

/** Statistics by name, and their table. */
export function found(
  draft: Draft,
  name: Name,
): { readonly table: Table; readonly statistics: Statistics } | undefined {
  for (const schema of name.schema === undefined ? draft.catalog.searchPath : [name.schema]) {
    for (const table of draft.catalog.relations.values()) {
      if (table.kind !== 'table' || !table.statistics) continue;
      const one = table.statistics.find((each) => each.name === name.name && each.schema === schema);
      if (one) return { table, statistics: one };
    }
  }
  return undefined;
}

/** Adds statistics whose elements name columns of the table. */
export function addStatistics(draft: Draft, table: Table, made: Statistics): void {
  const elements = made.elements.map((element) => {
    const { columnId: _, ...rest } = element;
    return element.column === undefined ? rest : { ...rest, columnId: draft.column(table, element.column).id };
  });
  const reads = draft.columnIds(table, named(made.elements));
  draft.edit(table.id, (t) => ({ ...t, statistics: [...(t.statistics ?? []), { ...made, elements, reads }] }));
}

const named = (elements: readonly IndexElement[]): string[] =>
  elements.flatMap(({ column, expression }) => (column === undefined ? (expression?.columns ?? []) : [column]));

export function editStatistics(
  draft: Draft,
  { id }: Table,
  change: (statistics: Statistics) => Statistics | undefined,
): void {
  draft.edit(id, (t) => {
    const now = (t.statistics ?? []).flatMap((each) => change(each) ?? []);
    return now.length > 0 ? { ...t, statistics: now } : (without(t, 'statistics') as Table);
  });
}

/** The names of its columns, after one was renamed. */
export const renamedInStatistics = (
  statistics: Statistics,
  column: number,
  to: string,
  text: (element: string) => string,
  expression: (expression: Expression) => Expression,
): Statistics =>
  statistics.reads.includes(column)
    ? {
        ...statistics,
        elements: statistics.elements.map((e) =>
          e.columnId === column
            ? { ...e, column: to, text: text(e.text) }
            : e.expression
              ? { ...e, expression: expression(e.expression), text: expression({ ...e.expression, text: e.text }).text }
              : e,
        ),
      }
    : statistics;
