import type { Contract } from '../contract/contract.ts';
import { apply } from '../schema/apply.ts';
import {
  type Catalog,
  type Constraint,
  childrenOf,
  dependentsOf,
  displayName,
  findRelation,
  findTable,
  type Table,
  tableById,
  type View,
} from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { commentOnConstraint, constraintAgain } from './constraint-definition.ts';
import { copiedElsewhere } from './copied-elsewhere.ts';
import { mentions, sqlName } from './names.ts';
import { nameIn } from './object-names.ts';
import { defineRecipe, type PlanStatement, type PlanStep, type RecipeContext, type Refusal } from './recipe.ts';
import { doing, doingAll, freeName, step } from './statements.ts';
import { Versions, versions } from './wording.ts';

export default defineRecipe({
  id: 'drop-table',
  on: ['drop-table'],
  title: 'Split the drop: set the table aside in the next release, drop it in the one after',
  about:
    'Lets a table go in three releases, so that no server loses it and no row is lost by mistake. This release changes nothing: the new server just stops using the table. The next one drops its foreign keys, one in a transaction of its own as each locks two tables, and renames the table: whoever forgot to let go of it fails at once, and one rename brings it back with all its rows. The release after that drops it, without CASCADE: what CASCADE would have taken along is dropped by name. Tables that one statement drops, or that refer to each other, go together. It refuses partitions, tables that others inherit from, tables that the new server still names, and a table whose foreign key would refuse what the new server deletes.',
  example: {
    schema:
      'CREATE TABLE users (id bigint PRIMARY KEY);\nCREATE TABLE sessions (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id) ON DELETE CASCADE);',
    change: 'DROP TABLE sessions;',
  },
  plan(change, context) {
    const subject = subjectOf(change, context);
    if ('refused' in subject) return subject;
    const { tables, at, changes, cascade, along } = subject;
    const { dialect, previous } = context;
    const labels = tables.map((table) => displayName(at, table));
    const keys = tables.flatMap((table) => keysOf(table, tables, at));
    const views = cascade ? viewsOver(tables, at) : [];
    const aside = new Map(tables.map((table) => [table, freeAside(table, context)]));
    const release = 'after-next';
    const steps: PlanStep[] = [
      ...keys.map(({ table, constraint }) =>
        step(
          'contract',
          `Drop the foreign key ${constraint.name} of ${displayName(at, table)}`,
          [
            doing({
              kind: 'drop-constraint',
              table: nameIn(at, table),
              constraint: constraint.name,
              ifExists: false,
              cascade: false,
            }),
          ],
          {
            down: keyAgain(table, constraint, at, context),
          },
        ),
      ),
      step(
        'contract',
        `Set ${list(labels)} aside`,
        tables.map((table) => doing({ kind: 'rename-table', table: nameIn(at, table), to: aside.get(table) ?? '' })),
        {
          down: tables.map((table) =>
            doing({
              kind: 'rename-table',
              table: nameIn(at, { schema: table.schema, name: aside.get(table) ?? '' }),
              to: table.name,
            }),
          ),
        },
      ),
      step(
        'contract',
        `Drop ${list(labels)}`,
        [
          ...views.map((view) =>
            doing({
              kind: 'drop-view',
              view: nameIn(at, view),
              materialized: view.materialized,
              ifExists: false,
              cascade: false,
            }),
          ),
          {
            sql: `DROP TABLE ${tables
              .map((table) => sqlName(nameIn(at, { schema: table.schema, name: aside.get(table) ?? '' }), dialect))
              .join(', ')}`,
          },
          ...doingAll(along),
        ],
        { release },
      ),
    ];
    return {
      recipe: 'drop-table',
      title: `Drop ${list(labels)} in the release after the next one`,
      steps,
      takes: [...changes, ...along],
      servers: [
        `${Versions(previous)} goes on using ${list(labels)}.`,
        `The new server does not name ${list(labels)} any more.`,
        ...keys
          .filter(({ table, constraint }) => tables.includes(table) && refuses(constraint))
          .map(
            ({ table, constraint }) =>
              `Until the next release ${constraint.name} refuses to delete rows of ${displayName(at, referred(constraint, at) ?? table)} that ${displayName(at, table)} refers to: the new server must not count on deleting those.`,
          ),
        ...keys
          .filter(({ table, constraint }) => !tables.includes(table) && constraint.enforced)
          .map(({ table, constraint }) => {
            const columns = table.columns.filter(({ id }) => constraint.columns.includes(id)).map(({ name }) => name);
            return `Until the next release ${constraint.name} refuses values of ${displayName(at, table)}.${list(columns)} that no row of ${displayName(at, referred(constraint, at) ?? table)} has: the new server writes none.`;
          }),
        ...keys
          .filter(({ table }) => !tables.includes(table))
          .map(
            ({ table, constraint }) =>
              `Until the next release ${constraint.name} still asks that ${displayName(at, table)} refers to rows of ${displayName(at, referred(constraint, at) ?? table)}.`,
          ),
      ],
      notes: [
        `Nothing changes with this release, so ${versions(previous)} can come back at any time. Until the last step the rows are all there, under the name ${list([...aside.values()])}.`,
        ...(keys.length > 0
          ? [
              'Taking back the drop of a foreign key needs rows that fit it; PostgreSQL makes it NOT VALID, so VALIDATE it afterwards, and say DEFERRABLE if it was.',
            ]
          : []),
        ...(views.length > 0
          ? [`The last step drops ${list(views.map((view) => `the view ${view.name}`))} as well, as CASCADE says.`]
          : []),
        ...(cascade
          ? [
              'CASCADE is not used: if something else that is not known here needs the table, the last step fails and says what it is.',
            ]
          : []),
        ...bodies(tables, at),
      ],
    };
  },
});

interface Dropped {
  /** The catalog before the first of them is dropped. */
  readonly at: Catalog;
  readonly tables: readonly Table[];
  readonly changes: readonly ChangeOf<'drop-table'>[];
  readonly cascade: boolean;
  /** Types and functions that the migration drops after the tables, which need them. */
  readonly along: readonly Change[];
}

function subjectOf(change: ChangeOf<'drop-table'>, context: RecipeContext): Dropped | Refusal {
  const { migration, start, previous, later, next, dialect } = context;
  const drops = migration.filter((each): each is ChangeOf<'drop-table'> => each.kind === 'drop-table' && !each.inside);
  let at = start;
  for (const each of migration.slice(0, migration.indexOf(drops[0] ?? change))) at = apply(at, each).catalog;
  const changes = together(change, drops, context, at);
  const tables = changes.flatMap((each) => findTable(at, each.table) ?? []);
  const [table] = tables;
  if (!table || tables.length < changes.length)
    return { refused: `${change.table.name} is not a table that is known here.` };
  const labels = list(tables.map((each) => displayName(at, each)));
  if (tables.some((each) => each.persistence === 'temporary'))
    return { refused: `${labels} is a temporary table: no other server sees it, so drop it at once.` };
  const part = tables.find((each) => each.partitionBound !== undefined);
  if (part)
    return {
      refused: `${displayName(at, part)} is a partition: its rows are read through the parent until it is detached. Detach it CONCURRENTLY in the next release, then drop it.`,
    };
  const parent = tables.find(
    (each) => !each.partitionBy && childrenOf(at, each.id).some((child) => !tables.includes(child)),
  );
  if (parent)
    return { refused: `Other tables inherit from ${displayName(at, parent)}, and would go as well. Drop those first.` };
  if (previous.length > 0 && previous.every(({ catalog }) => tables.every(({ id }) => !catalog.relations.has(id))))
    return { refused: `${labels} is new in this release: no other server knows it, so drop it at once.` };
  const views = viewsOver(tables, at);
  const cascade = changes.some((each) => each.cascade);
  if (views.length > 0 && !cascade)
    return {
      refused: `The server refuses to drop ${labels} while there is ${list(views.map((view) => `the view ${view.name}`))} over it. Drop that first.`,
    };
  const again = later.find((each) => !changes.includes(each as never) && makes(each, tables, at));
  if (again)
    return {
      refused: `The release makes ${labels} anew under the same name; its rows would be lost. Change the table in place.`,
    };
  for (const each of tables) {
    const copy = copiedElsewhere(each, undefined, { migration, start });
    if (copy !== undefined)
      return {
        refused: `The migration copies rows of ${displayName(at, each)} into ${copy}, and what ${versions(previous)} writes there later would not reach it. Keep both in step first.`,
      };
  }
  const server = next();
  const user = server && stillNamed(server, [...tables, ...views]);
  if (user) return { refused: `The new server still names ${user}. Let it stop doing so first.` };
  const refusal = server && keysInTheWay(server, tables, at);
  if (refusal) return { refused: refusal };
  const along = later.filter(
    (each) => migration.includes(each) && needed(each, tables, at) && !/^\s*--/.test(dialect.print(each)),
  );
  const elsewhere = later.find((each) => !migration.includes(each) && needed(each, tables, at));
  if (elsewhere)
    return {
      refused: `The release also drops what ${labels} needs as long as it is there (${elsewhere.kind.replaceAll('-', ' ')}). Put both into one migration.`,
    };
  return { at, tables, changes, cascade, along };
}

/** The drops of the migration that one statement does, or whose tables refer to each other: one can't go before the other. */
function together(
  change: ChangeOf<'drop-table'>,
  drops: readonly ChangeOf<'drop-table'>[],
  { textOf }: RecipeContext,
  at: Catalog,
): ChangeOf<'drop-table'>[] {
  const group = new Set([change]);
  const linked = (a: ChangeOf<'drop-table'>, b: ChangeOf<'drop-table'>): boolean => {
    if (textOf(a) === textOf(b)) return true;
    const [x, y] = [findTable(at, a.table), findTable(at, b.table)];
    const refers = (from?: Table, to?: Table): boolean =>
      from?.constraints.some((c) => c.references !== undefined && c.references.table === to?.id) ?? false;
    return refers(x, y) || refers(y, x);
  };
  for (let size = 0; size < group.size; ) {
    size = group.size;
    for (const other of drops) if ([...group].some((each) => linked(each, other))) group.add(other);
  }
  return drops.filter((each) => group.has(each));
}

/** Foreign keys between these tables and others, both ways. Those among themselves go with them. */
function keysOf(table: Table, tables: readonly Table[], at: Catalog): { table: Table; constraint: Constraint }[] {
  const others = dependentsOf(at, table.id).filter((r): r is Table => r.kind === 'table' && !tables.includes(r));
  const own = table.constraints.filter(
    (c) => c.references && !c.inherited && !tables.some((each) => each.id === c.references?.table),
  );
  return [
    ...own.map((constraint) => ({ table, constraint })),
    ...others.flatMap((other) =>
      other.constraints
        .filter((c) => c.references?.table === table.id && !c.inherited)
        .map((constraint) => ({ table: other, constraint })),
    ),
  ];
}

function keyAgain(
  table: Table,
  constraint: Constraint,
  at: Catalog,
  { dialect, version }: RecipeContext,
): PlanStatement[] {
  const again = constraintAgain(constraint, table, at, dialect);
  if (!again) return [];
  // A partitioned table takes none from a version of PostgreSQL before 18.
  const late = at.family === 'postgresql' && constraint.enforced && (!table.partitionBy || version >= 18);
  const own = nameIn(at, table);
  return [
    doing({ kind: 'add-constraint', table: own, constraint: late ? { ...again, notValid: true } : again }),
    ...commentOnConstraint(constraint, own),
  ];
}

const referred = ({ references }: Constraint, at: Catalog): Table | undefined =>
  references && tableById(at, references.table);

const refuses = ({ references }: Constraint): boolean => /no action|restrict/.test(references?.onDelete ?? '');

/** A key of a table that nobody cleans up any more, to a table that the new server deletes rows of. */
function keysInTheWay(server: Contract, tables: readonly Table[], at: Catalog): string | undefined {
  for (const table of tables) {
    for (const constraint of table.constraints) {
      const target = referred(constraint, at);
      if (!target || tables.includes(target) || !refuses(constraint)) continue;
      const deleting = server.statements.find(({ resolution }) =>
        resolution.relations.some(({ relation, use }) => relation === target.id && use === 'delete'),
      );
      if (deleting)
        return `The new server deletes rows of ${displayName(at, target)} (${deleting.evidence.file}:${deleting.evidence.line}), and the foreign key ${constraint.name} refuses that as long as ${displayName(at, table)} has rows that refer to them. Let the key delete them along first (ON DELETE CASCADE).`;
    }
  }
  return undefined;
}

/** All views over the tables, the outermost first. */
function viewsOver(relations: readonly (Table | View)[], at: Catalog): View[] {
  const direct = relations.flatMap(({ id }) =>
    dependentsOf(at, id).filter((r): r is View => r.kind === 'view' && r.id !== id),
  );
  return direct.length === 0 ? [] : [...new Set([...viewsOver(direct, at), ...direct])];
}

/** The catalog it meets has the tables no more: they are names that mean nothing to it. */
function stillNamed({ statements }: Contract, gone: readonly (Table | View)[]): string | undefined {
  for (const { resolution, evidence } of statements) {
    const named = gone.find(
      ({ id, name }) =>
        resolution.relations.some(({ relation }) => relation === id) ||
        resolution.problems.some(
          (problem) =>
            problem.kind === 'no-relation' && problem.name.split('.').at(-1)?.toLowerCase() === name.toLowerCase(),
        ),
    );
    if (named) return `${named.name} (${evidence.file}:${evidence.line})`;
  }
  return undefined;
}

function makes(change: Change, tables: readonly Table[], at: Catalog): boolean {
  const made =
    change.kind === 'create-table'
      ? change.table
      : change.kind === 'create-view'
        ? change.view
        : change.kind === 'rename-table'
          ? { ...change.table, name: change.to }
          : undefined;
  if (!made) return false;
  const schema = made.schema ?? at.searchPath[0];
  return tables.some((table) => table.name === made.name && table.schema === schema);
}

/** Whether a change drops something that the tables need while they are there: the type of a column, a trigger's function. */
function needed(change: Change, tables: readonly Table[], at: Catalog): boolean {
  switch (change.kind) {
    case 'drop-type':
      return tables.some((table) => table.columns.some((column) => column.type.name === change.type.name));
    case 'drop-function':
      return tables.some((table) => table.triggers.some((trigger) => trigger.function?.name === change.function.name));
    case 'drop-sequence':
      return tables.some((table) =>
        table.columns.some((column) => column.default?.text.includes(change.sequence.name)),
      );
    case 'drop-schema':
      return tables.some((table) => table.schema === change.schema);
    default:
      return tables.some((table) => change.kind !== 'drop-table' && mentions(change, nameIn(at, table), at));
  }
}

function freeAside(table: Table, { before, dialect }: RecipeContext): string {
  const taken = (name: string): boolean => findRelation(before, { schema: table.schema, name }) !== undefined;
  return freeName(table.name, '_dropped', dialect.maxIdentifier, taken);
}

function bodies(tables: readonly Table[], at: Catalog): string[] {
  const naming = [...at.functions.values()]
    .flat()
    .filter((f) => tables.some((table) => f.words.includes(table.name.toLowerCase())));
  return naming.length === 0
    ? []
    : [
        `${list(naming.map((f) => f.name))} names ${list(tables.map((table) => table.name))} in its text: let it go, or replace it, before the next release.`,
      ];
}
