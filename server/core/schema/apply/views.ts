import { type ColumnId, temporarySchema, type View } from '../catalog.ts';
import type { ChangeOf } from '../change.ts';
import { showName } from '../names.ts';
import { resolve } from '../resolve.ts';
import { article, type Draft, type Handlers } from './draft.ts';
import { dropRelation } from './drops.ts';
import { overloadsOf } from './routines.ts';
import { relationOfKind, renameRelation } from './tables.ts';

type Kinds = 'create-view' | 'drop-view' | 'rename-view' | 'rename-view-column' | 'refresh-view';

export const views: Handlers<Kinds> = {
  'create-view': createView,

  'drop-view'(draft, change) {
    const view = relationOfKind(draft, change.view, 'view', change.ifExists);
    if (!view) return;
    if (view.materialized !== change.materialized && !draft.mysql) {
      draft.refuse(`${showName(change.view)} is ${view.materialized ? 'a materialized view' : 'no materialized view'}`);
    }
    dropRelation(draft, view, change.cascade);
  },

  'rename-view'(draft, change) {
    renameRelation(draft, draft.relation(change.view), change.to);
  },

  'rename-view-column'(draft, change) {
    const view = relationOfKind(draft, change.view, 'view', false);
    if (view) renameViewColumn(draft, view, change.column, change.to);
  },

  'refresh-view'(draft, change) {
    relationOfKind(draft, change.view, 'view', false);
  },
};

function createView(draft: Draft, change: ChangeOf<'create-view'>): void {
  const { name } = change.view;
  const resolution = resolve(change.query, draft.catalog);
  for (const problem of resolution.problems) draft.complain(problem.message);
  const reads = distinct([
    ...resolution.relations.map((r) => ({ relation: r.relation, column: 0 })),
    ...resolution.reads.map(({ relation, column }) => ({ relation, column })),
  ]);
  // A view over a temporary table is temporary, whatever the statement says.
  const temporary =
    change.temporary || reads.some((r) => draft.catalog.relations.get(r.relation)?.schema === temporarySchema);
  const schema = draft.schemaFor(change.view, temporary);
  const old = draft.taken(schema, name);
  if (old && change.ifNotExists) return;
  if (old && (!change.replace || old.kind !== 'view' || old.materialized)) {
    draft.refuse(`there already is ${article(old)} ${draft.show(old)}`);
  }
  const replaced = old?.kind === 'view' ? old : undefined;
  const columns = resolution.outputs.map((output, at) => {
    const wanted = change.columns[at] ?? output.name;
    const same = replaced?.columns.find((c) => c.name === wanted);
    const { type, source } = output;
    return { id: same?.id ?? draft.id(), name: wanted, ...(type && { type }), ...(source && { source }) };
  });
  const open = resolution.open;
  if (replaced && !draft.mysql && !open && !replaced.open) {
    const lost = replaced.columns.find((c, at) => columns[at]?.name !== c.name);
    if (lost) draft.refuse(`the new ${draft.show(replaced)} lacks the column ${lost.name}, or has it elsewhere`);
  }
  draft.put({
    kind: 'view',
    id: replaced?.id ?? draft.id(),
    schema,
    name,
    materialized: change.materialized,
    temporary,
    columns,
    query: change.query,
    text: change.text,
    reads,
    calls: resolution.calls.flatMap(({ function: called }) => {
      const [first] = overloadsOf(draft, called)?.overloads ?? [];
      return first ? { schema: first.schema, name: first.name } : [];
    }),
    triggers: replaced?.triggers ?? [],
    ...(replaced?.owner !== undefined && { owner: replaced.owner }),
    ...(Object.keys(change.options).length > 0 && { options: change.options }),
    ...((change.options.check_option ?? change.options.check) && { checked: true as const }),
    ...(open && { open: true as const }),
  });
}

function distinct(reads: readonly ColumnId[]): readonly ColumnId[] {
  const byKey = new Map(reads.map((read) => [`${read.relation}.${read.column}`, read]));
  return [...byKey.values()];
}

export function renameViewColumn(draft: Draft, view: View, from: string, to: string): void {
  if (!view.columns.some((c) => c.name === from)) draft.refuse(`${draft.show(view)} has no column ${from}`);
  if (view.columns.some((c) => c.name === to)) draft.refuse(`${draft.show(view)} already has a column ${to}`);
  draft.put({ ...view, columns: view.columns.map((c) => (c.name === from ? { ...c, name: to } : c)) });
}
