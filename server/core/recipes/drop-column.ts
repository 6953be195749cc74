import { ask } from '../contract/ask.ts';
import {
  type Catalog,
  type Column,
  dependentsOf,
  displayName,
  findTable,
  type Relation,
  type Table,
  type View,
} from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import { type Attached, attachedTo } from './attached.ts';
import { columnDefinition } from './column-definition.ts';
import { commentOnColumn, keptAs, plannedAs } from './column-settings.ts';
import { copiedElsewhere } from './copied-elsewhere.ts';
import { lensGroup, NO_HEIR } from './lens-group.ts';
import { online } from './online-alter.ts';
import { placeholder } from './placeholder.ts';
import { readsOf } from './reads.ts';
import { defineRecipe, type PlanStatement, type PlanStep, type RecipeContext } from './recipe.ts';
import { refusesNull } from './rename-subject.ts';
import { doing, step } from './statements.ts';
import { Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'drop-column',
  on: ['drop-column'],
  title: 'Split the drop: stop using the column now, drop it in the next release',
  about:
    'Lets a column go in two steps. In this release the new server may leave it out: a column that must be given gets a value that stands in, which the previous server can read, or may be NULL where that server does not read it. In the next release it is dropped, without CASCADE: what CASCADE would have taken along is dropped by name. It refuses where something else needs the column, and where the column is part of the primary key. A column that the previous server reads and no value can stand in for takes a release more: the new server goes on writing it, the one after that leaves it out.',
  example: {
    schema: 'CREATE TABLE users (id bigint PRIMARY KEY, nickname text NOT NULL);',
    change: 'ALTER TABLE users DROP COLUMN nickname;',
  },
  plan(change, context) {
    const { before, previous } = context;
    const table = findTable(before, change.table);
    const column = table?.columns.find((c) => c.name === change.column);
    if (!table || !column)
      return { refused: `${change.table.name}.${change.column} is not a column of a table that is known here.` };
    const label = displayName(before, table);
    const name = `${label}.${column.name}`;
    if (column.inherited) return { refused: `${name} is inherited; drop it in the parent.` };
    const group = lensGroup(change, context);
    if (group !== NO_HEIR)
      return {
        refused: `The migration computes other columns from ${name}, and what ${versions(previous)} writes there later would not reach them: ${'refused' in group ? group.refused : 'split-column and merge-columns keep both in step.'}`,
      };
    const copy = copiedElsewhere(table, column.id, context);
    if (copy !== undefined)
      return {
        refused: `The migration copies ${name} into ${copy}, and what ${versions(previous)} writes there later would not reach it. See what extract-table and move-column say.`,
      };
    const domain = column.default || column.generated ? undefined : refusesNull(column.type, before);
    if (domain)
      return {
        refused: `${name} is of the domain ${domain}, which takes no NULL, so a server can't leave it out. Give the column a default in this release, which ${versions(previous)} can read, and drop it in the next.`,
      };
    const attached = attachedTo(before, table, column);
    const needed = needs(attached);
    if (needed.length > 0 && !change.cascade)
      return { refused: `${list(needed)} needs ${name}, so the server refuses to drop it. Change or drop that first.` };
    if (mustBeGiven(column) && table.constraints.some((c) => c.type === 'primary-key' && c.columns.includes(column.id)))
      return { refused: `${name} is part of the primary key, so a server can't leave it out. Change the key first.` };

    const relief = mustBeGiven(column) ? letGo(change, table, column, attached, context) : undefined;
    return {
      recipe: 'drop-column',
      title: relief?.late ? `Drop ${name} in two releases` : `Drop ${name} in the next release`,
      steps: [
        ...(relief ? [relief.step] : []),
        step('contract', `Drop ${name}`, [...dropNeeding(change, attached, before), dropIt(change, context)], {
          ...(relief?.late ? { release: 'after-next' } : {}),
          down: bringBack(change, column, context.dialect),
        }),
      ],
      servers: [
        ...(relief?.late
          ? []
          : [
              `The new server neither reads nor writes ${column.name}; it leaves it out of every INSERT and has no SELECT * that counts on it.`,
            ]),
        ...(relief?.servers ?? []),
      ],
      notes: [
        `After the contract step there is no way back to ${versions(previous)}, and the values are gone: undoing it brings back an empty column.`,
        ...(relief?.notes ?? []),
        ...(attached.functions.length > 0
          ? [
              `${list(attached.functions)} names ${column.name}: replace it before the contract step, or it fails from then on.`,
            ]
          : []),
        ...(attached.indexes.length > 0
          ? [
              `${list(attached.indexes.map((index) => index.name))} goes along with the column: make sure that no ON CONFLICT of the new server rests on it.`,
            ]
          : []),
      ],
    };
  },
});

/** An INSERT that leaves it out fails. */
const mustBeGiven = (column: Column): boolean =>
  column.notNull && !column.default && !column.identity && !column.generated;

/** Lets the new server leave the column out: with a value the previous one can read, or else with NULL. */
function letGo(
  change: ChangeOf<'drop-column'>,
  table: Table,
  column: Column,
  attached: Attached,
  context: RecipeContext,
): {
  readonly step: PlanStep;
  readonly servers: readonly string[];
  readonly notes: readonly string[];
  /** In the next release only. */
  readonly late?: true;
} {
  const { before, previous, dialect } = context;
  const at = { table: change.table, column: column.name };
  const label = `${displayName(before, table)}.${column.name}`;
  const readers = ask(previous, (contract) => readsOf(contract.column({ relation: table.id, column: column.id })));
  const free = attached.constraints.length === 0 && attached.indexes.every((index) => !index.unique);
  const value = readers.answer.verdict === 'unused' || !free ? undefined : placeholder(column.type, before);
  if (value) {
    return {
      step: step(
        'expand',
        `Let ${label} stand at ${value.text} where it is left out`,
        [doing({ kind: 'set-default', ...at, default: value })],
        {
          down: [doing({ kind: 'drop-default', ...at })],
        },
      ),
      servers: [
        `${Versions(previous)} reads ${value.text} in rows of the new server, as long as both run and after a rollback.`,
      ],
      notes: [`Choose a default other than ${value.text} if ${versions(previous)} reads another value better.`],
    };
  }
  const mysql = dialect.id === 'mysql';
  const nullable = mysql ? redefined(change, column, false) : doing({ kind: 'drop-not-null', ...at });
  const strict = mysql ? redefined(change, column, true) : doing({ kind: 'set-not-null', ...at });
  const relaxed = mysql ? (online(nullable, context) ?? nullable) : nullable;
  if (readers.answer.verdict !== 'unused')
    return {
      late: true,
      step: step('expand', `Let ${label} be NULL where it is left out`, [relaxed], { release: 'next', down: [strict] }),
      servers: [
        `${Versions(previous)} reads ${column.name}, and no value can be made up that says nothing to it: the new server does not read ${column.name}, and goes on writing a value to it in every row.`,
        `The server after it leaves ${column.name} out of every INSERT, and has no SELECT * that counts on it.`,
      ],
      notes: [
        `The way back from the next release fails while there are rows without ${column.name}; give them a value first.`,
      ],
    };
  return {
    step: step('expand', `Let ${label} be NULL where it is left out`, [relaxed], { down: [strict] }),
    servers: [`${Versions(previous)} does not read ${column.name}, so NULL is as good as any value.`],
    notes: [`The way back from the first step fails while there are rows without a value; give them one first.`],
  };
}

const redefined = (change: ChangeOf<'drop-column'>, column: Column, notNull: boolean): PlanStatement =>
  doing({
    kind: 'redefine-column',
    table: change.table,
    column: column.name,
    definition: { ...columnDefinition(column), notNull },
  });

/** What the server would refuse to lose without CASCADE. */
const needs = (attached: Attached): string[] => [
  ...attached.views.map((view) => `the view ${view.name}`),
  ...attached.generated.map((column) => `the computed column ${column.name}`),
  ...attached.referrers.map((r) => `the foreign key ${r.constraint} of ${r.table.name}`),
  ...attached.policies.map((name) => `the policy ${name}`),
  ...[...attached.triggers, ...attached.conditions].map((name) => `the trigger ${name}`),
];

function dropIt(change: ChangeOf<'drop-column'>, context: RecipeContext): PlanStatement {
  const drop = doing({
    kind: 'drop-column',
    table: change.table,
    column: change.column,
    ifExists: change.ifExists,
    cascade: false,
  });
  return context.dialect.id === 'mysql' ? (online(drop, context) ?? drop) : drop;
}

/** What CASCADE would take along, dropped by name instead, so that nothing goes that nobody thought of. */
function dropNeeding(change: ChangeOf<'drop-column'>, attached: Attached, catalog: Catalog): PlanStatement[] {
  const { table } = change;
  const gone = { ifExists: false, cascade: false };
  return [
    ...viewsOver(attached.views, catalog).map((view) =>
      doing({ kind: 'drop-view', view: shortName(catalog, view), materialized: view.materialized, ...gone }),
    ),
    ...attached.policies.map((policy) => doing({ kind: 'drop-policy', policy, table, ifExists: false })),
    ...[...attached.triggers, ...attached.conditions].map((trigger) =>
      doing({ kind: 'drop-trigger', trigger, table, ...gone }),
    ),
    ...attached.referrers.map((referrer) =>
      doing({
        kind: 'drop-constraint',
        table: shortName(catalog, referrer.table),
        constraint: referrer.constraint,
        ...gone,
      }),
    ),
    ...attached.generated.map((column) => doing({ kind: 'drop-column', table, column: column.name, ...gone })),
  ];
}

/** The views and those over them, the outermost first. */
function viewsOver(views: readonly View[], catalog: Catalog): View[] {
  const outer = views.flatMap((view) =>
    dependentsOf(catalog, view.id).filter((r): r is View => r.kind === 'view' && r.id !== view.id),
  );
  return [...new Set([...(outer.length > 0 ? viewsOver(outer, catalog) : []), ...views])];
}

const shortName = (catalog: Catalog, { schema, name }: Relation): Name =>
  schema === catalog.searchPath[0] ? { name } : { schema, name };

/** Empty, as nobody knows the values any more. */
const bringBack = (
  change: ChangeOf<'drop-column'>,
  column: Column,
  { id }: RecipeContext['dialect'],
): PlanStatement[] => {
  const { comment: _, ...bare } = columnDefinition(column);
  // On MySQL it is part of the definition.
  const own = id === 'mysql' ? columnDefinition(column) : bare;
  return [
    doing({
      kind: 'add-column',
      table: change.table,
      column: { ...own, notNull: column.notNull && column.default !== undefined },
      ifNotExists: false,
    }),
    ...(column.comment === undefined || id === 'mysql'
      ? []
      : [commentOnColumn(change.table, column.name, column.comment)]),
    ...keptAs(change.table, column.name, column),
    ...plannedAs(change.table, column.name, column),
  ];
};
