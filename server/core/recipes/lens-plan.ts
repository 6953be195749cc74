import { displayName } from '../schema/catalog.ts';
import type { ColumnDefinition } from '../schema/change.ts';
import { sameType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { type Attached, attachedTo } from './attached.ts';
import { inTheWayOfTriggers } from './beside.ts';
import { hungOn } from './column-again.ts';
import { columnDefinition } from './column-definition.ts';
import { keptAs } from './column-settings.ts';
import { computed, isBare, mayFail } from './conversion.ts';
import { saysOfNull } from './formula.ts';
import { walkingKey } from './key.ts';
import type { LensGroup } from './lens-group.ts';
import { sqlName } from './names.ts';
import { proveNotNull } from './not-null.ts';
import { requireValues } from './online-alter.ts';
import type { Plan, PlanStatement, PlanStep, RecipeContext, Refusal } from './recipe.ts';
import { refusesNull } from './rename-subject.ts';
import { doing, doingAll, step } from './statements.ts';
import { dropColumn } from './swap.ts';
import { byPosition, firedNotes, newColumnNotes, Versions, versions } from './wording.ts';

/** Old and new columns side by side, kept in step both ways until nobody knows the old ones. */
export function lensPlan(recipe: string, verb: string, group: LensGroup, context: RecipeContext): Plan | Refusal {
  const { table, olds, news } = group;
  const { start, dialect, previous } = context;
  const refuse = (refused: string): Refusal => ({ refused });
  const name = olds[0]?.change.table ?? { name: table.name };
  const label = displayName(start, table);
  const [from, to] = [olds.map(({ column }) => column.name), news.map(({ definition }) => definition.name)];
  const attached = olds.map(({ column }) => attachedTo(start, table, column));
  const hindrance = olds
    .map(({ column }, i) =>
      inTheWayOfTriggers(
        table,
        column,
        attached[i] as Attached,
        { verb, fresh: list(to), computed: `Compute ${list(to)} in the same way instead.` },
        context,
      ),
    )
    .find((why) => why !== undefined);
  if (hindrance !== undefined) return refuse(hindrance);
  const needed = attached.flatMap((each) => [
    ...each.views.map((view) => `the view ${view.name}`),
    ...each.generated.map((c) => `the computed column ${c.name}`),
    ...each.referrers.map((r) => `the foreign key ${r.constraint} of ${r.table.name}`),
    ...each.policies.map((policy) => `the policy ${policy}`),
    ...each.conditions.map((trigger) => `the trigger ${trigger}`),
  ]);
  if (needed.length > 0)
    return refuse(
      `${list(needed)} needs ${list(from)}: what would become of it has to be said first. Change or drop it.`,
    );
  const strictly = dialect.id === 'postgresql' ? refusingNull(group, label, context) : undefined;
  if (strictly !== undefined) return refuse(strictly);
  const mysql = dialect.id === 'mysql' ? onMysql(group, attached, label, context) : undefined;
  if (mysql !== undefined) return refuse(mysql);
  const doubtful =
    olds.some(({ column }) => column.notNull) || news.some(({ required }) => required)
      ? undefined
      : news.find(({ forward }) => saysOfNull(forward.text));
  if (doubtful)
    return refuse(
      `${doubtful.forward.text} may be a value where ${list(from)} ${from.length > 1 ? 'are' : 'is'} NULL, so nothing tells a NULL that the new server writes to ${doubtful.definition.name} from a row of ${versions(previous)}. Set ${doubtful.definition.name} NOT NULL, or let NULL give NULL: nullif(…, '').`,
    );
  const dualWrite = dialect.dualWrite({
    table: name,
    ...(isCopy(group)
      ? {
          from: olds.map(({ column }) => ({ column: column.name })),
          to: news.map(({ definition: { name: column, type } }) => ({ column, type })),
        }
      : {
          from: olds.map(({ column, back }) => ({ column: column.name, value: back.value })),
          to: news.map(({ definition, forward, required }) =>
            computed(definition.name, definition.type, forward, required),
          ),
        }),
    catalog: start,
  });
  if (dualWrite.refused) return refuse(dualWrite.refused);

  const key = walkingKey(start, table);
  const backfill = dialect.backfill({
    table: name,
    ...(key === undefined ? {} : { key }),
    assignments: dualWrite.assignments,
    where: dualWrite.outOfStep,
    batch: 1000,
  });
  const add = (column: ColumnDefinition): PlanStatement =>
    doing({ kind: 'add-column', table: name, column, ifNotExists: false });
  const unsynced = doingAll(dualWrite.drop);
  const gate = `SELECT count(*) FROM ${sqlName(name, dialect)} WHERE ${dualWrite.outOfStep}`;
  const risky = news.filter(({ definition, forward }) => mayFail(forward, definition.type));
  const steps: PlanStep[] = [
    step(
      'expand',
      `Add ${list(to)} to ${label} and keep ${to.length > 1 ? 'them' : 'it'} in step with ${list(from)}`,
      [...news.map(({ definition }) => add(bare(definition))), ...doingAll(group.said), ...doingAll(dualWrite.create)],
      { down: [...unsynced, ...to.toReversed().map((column) => dropColumn({ name }, column))] },
    ),
    step('backfill', `Fill ${list(to)} of the rows that are there`, [{ sql: backfill }], {
      transaction: dialect.id !== 'mysql' && key === undefined,
    }),
    ...(dialect.id === 'mysql'
      ? contractOnMysql(group, name, dualWrite, dialect)
      : contract(group, name, label, dualWrite, context)),
  ];
  const defaults = news.filter((column) => column.default);
  const strict = olds.filter(({ column }) => column.notNull);
  return {
    recipe,
    title: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${list(from.map((column) => `${label}.${column}`))} into ${list(to)} in two releases`,
    steps,
    takes: group.takes,
    servers: [
      `${Versions(previous)} goes on reading and writing ${list(from)}.`,
      `The new server reads and writes ${list(to)} only, and never names ${list(from)}; it starts when ${gate} says 0.`,
      ...(defaults.length > 0
        ? [
            `Until the contract step the new server gives ${list(defaults.map(({ definition }) => definition.name))} a value in every INSERT, as the default comes only then.`,
          ]
        : []),
    ],
    notes: [
      ...(isCopy(group) ? [] : olds).map(
        ({ column, back }) =>
          `What the new server writes shows in ${column.name} as ${back.text}${back.total ? '' : '; where that fails, the write is refused'}. As long as the two sides agree in one way or the other, neither is computed anew, so nothing that only one of them knows is lost.`,
      ),
      ...(strict.length > 0
        ? [
            `${list(strict.map(({ column }) => column.name))} is NOT NULL: until the contract step a write of the new server that leaves nothing for it is refused.`,
          ]
        : []),
      ...(risky.length > 0
        ? [
            `${list(risky.map(({ definition }) => definition.name))} is NULL where a value of ${versions(previous)} does not fit: look for such rows before the contract step, where the old value goes.`,
          ]
        : []),
      ...(dialect.id === 'mysql'
        ? [
            'Run the statements of the contract step in this very order: in any other, what the new server writes meanwhile is overwritten.',
          ]
        : [
            `The contract step stops where the two sides differ: then run the backfill again. Triggers are passed over by session_replication_role = replica, DISABLE TRIGGER and pg_restore.`,
            `Taking the contract step back fills ${list(from)} in all rows under one lock${!isCopy(group) && attached.some((each) => each.indexes.some(({ unique }) => unique)) ? ', without what kept them unique' : ''}.`,
          ]),
      ...(key === undefined
        ? [
            `${label} has no NOT NULL column with an index to walk along: the rows are filled by one UPDATE, which keeps them locked until it ends.`,
          ]
        : []),
      ...attached
        .flatMap((each) => each.functions)
        .map(
          (each) =>
            `${each} names ${list(from)}: replace it together with the contract step, or it fails from then on.`,
        ),
      ...firedNotes(table),
      ...newColumnNotes(table, label, previous),
    ],
  };
}

/** A domain that takes no NULL refuses a row before any trigger could fill the column. */
function refusingNull(
  { olds, news }: LensGroup,
  label: string,
  { start, previous }: RecipeContext,
): string | undefined {
  for (const { column } of olds) {
    const domain = column.default === undefined && refusesNull(column.type, start);
    if (domain)
      return `${label}.${column.name} is of the domain ${domain}, which takes no NULL: it refuses a row of the new server, which gives it nothing, before any trigger could fill it. Let it be of the type beneath first, with the same CHECKs.`;
  }
  for (const { definition } of news) {
    const domain = refusesNull(definition.type, start);
    if (domain)
      return `${label}.${definition.name} is of the domain ${domain}, which takes no NULL: it refuses what ${versions(previous)} writes before any trigger could fill it. Give it the type beneath, and the domain in the next release.`;
  }
  return undefined;
}

/** One column takes over from one, with the same values, and nobody leaves those to a default. */
function isCopy({ olds, news }: LensGroup): boolean {
  const [[old, ...others], [fresh, ...more]] = [olds, news];
  return (
    old !== undefined &&
    fresh !== undefined &&
    others.length + more.length === 0 &&
    isBare(fresh.forward, old.column) &&
    old.back.total &&
    /^("(?:[^"]|"")*"|`[^`]*`|[\w$]+)$/.test(old.back.text) &&
    sameType(old.column.type, fresh.definition.type) &&
    (old.column.notNull || !old.column.default)
  );
}

/** Nullable and without a default until the contract step, so that what was left out can be told from what was given. */
const bare = (definition: ColumnDefinition): ColumnDefinition => {
  const { default: _, ...rest } = definition;
  return { ...rest, notNull: false, constraints: [] };
};

type Written = ReturnType<RecipeContext['dialect']['dualWrite']>;

function contract(
  group: LensGroup,
  name: LensGroup['olds'][number]['change']['table'],
  label: string,
  dualWrite: Written,
  { start, dialect }: RecipeContext,
): PlanStep[] {
  const { table, olds, news } = group;
  const required = news.filter((column) => column.required);
  const stop = dialect.guard(
    `SELECT 1 FROM ${sqlName(name, dialect)} WHERE ${dualWrite.outOfStep}`,
    `${list(news.map(({ definition }) => `${label}.${definition.name}`))} and ${list(olds.map(({ column }) => column.name))} differ: run the backfill again`,
  );
  return [
    ...required.flatMap(({ definition }) =>
      proveNotNull(
        { table: name, schema: table.schema, column: definition.name, label: `${label}.${definition.name}` },
        'contract',
        start,
        dialect,
      ),
    ),
    step(
      'contract',
      `Drop ${list(olds.map(({ column }) => `${label}.${column.name}`))}`,
      [
        // It reads before anything is locked.
        ...(stop === undefined ? [] : [{ sql: stop }]),
        ...news.flatMap(({ definition, default: value }) =>
          value ? [doing({ kind: 'set-default', table: name, column: definition.name, default: value })] : [],
        ),
        ...doingAll(dualWrite.drop),
        ...olds.map(({ column }) => dropColumn({ name }, column.name)),
      ],
      {
        // The triggers come last, so that none fires on the copying.
        down: [
          ...olds.map(({ column }) =>
            doing({
              kind: 'add-column',
              table: name,
              column: uncommented({ ...columnDefinition(column), notNull: false }),
              ifNotExists: false,
            }),
          ),
          ...olds.flatMap(({ column }) => keptAs(name, column.name, column)),
          {
            sql: `UPDATE ${sqlName(name, dialect)} SET ${olds
              .map(({ column, back }) => `${dialect.quote(column.name)} = ${back.value(dialect.quote)}`)
              .join(', ')}`,
          },
          ...olds.flatMap(({ column }) =>
            column.notNull ? [doing({ kind: 'set-not-null', table: name, column: column.name })] : [],
          ),
          ...news.flatMap(({ definition, default: value }) =>
            value ? [doing({ kind: 'drop-default', table: name, column: definition.name })] : [],
          ),
          ...hungOn(
            olds.map(({ column }) => column),
            table,
            name,
            { before: start, dialect, exact: isCopy(group) },
          ),
          ...doingAll(dualWrite.create),
        ],
      },
    ),
  ];
}

/** On PostgreSQL a comment is a statement of its own. */
const uncommented = ({ comment: _, ...definition }: ColumnDefinition): ColumnDefinition => definition;

/** Without a transaction the order counts: see the dialect's triggers. */
function contractOnMysql(
  { olds, news }: LensGroup,
  name: LensGroup['olds'][number]['change']['table'],
  dualWrite: Written,
  dialect: RecipeContext['dialect'],
): PlanStep[] {
  const redefine = (definition: ColumnDefinition): PlanStatement =>
    doing({ kind: 'redefine-column', table: name, column: definition.name, definition });
  const free = (column: LensGroup['olds'][number]['column']): ColumnDefinition => ({
    ...columnDefinition(column),
    notNull: false,
  });
  return [
    step(
      'contract',
      `Drop ${list(olds.map(({ column }) => column.name))}`,
      [
        ...news.flatMap(({ definition, default: value }) =>
          value ? [doing({ kind: 'set-default', table: name, column: definition.name, default: value })] : [],
        ),
        ...olds.flatMap(({ column }) => (column.notNull && !column.default ? [redefine(free(column))] : [])),
        ...doingAll(dualWrite.drop),
        ...olds.map(({ column }) => dropColumn({ name }, column.name)),
        ...news.flatMap(({ definition, required, default: value }) => {
          const { default: _, position: __, ...rest } = definition;
          if (!required) return [];
          const empty = `SELECT 1 FROM ${sqlName(name, dialect)} WHERE ${dialect.quote(definition.name)} IS NULL`;
          return [
            { sql: dialect.guard(empty, `${name.name}.${definition.name} is NULL in some rows`) },
            // In strict mode: or '' would take the place of a NULL.
            ...requireValues(name, { ...rest, ...(value ? { default: value } : {}) }, dialect),
          ];
        }),
      ],
      {
        down: [
          ...news.flatMap(({ definition, required }) => (required ? [redefine(bare(definition))] : [])),
          ...olds.map(({ column }) =>
            doing({ kind: 'add-column', table: name, column: free(column), ifNotExists: false }),
          ),
          // What is written to the new columns first, so that nothing is lost while the rest is filled.
          ...doingAll(dualWrite.create.slice(0, 2)),
          {
            sql: `UPDATE ${sqlName(name, dialect)} SET ${olds
              .map(({ column, back }) => `${dialect.quote(column.name)} = ${back.value(dialect.quote)}`)
              .join(', ')}`,
          },
          ...doingAll(dualWrite.create.slice(2)),
        ],
      },
    ),
  ];
}

function onMysql(
  { table, olds }: LensGroup,
  attached: readonly Attached[],
  label: string,
  { previous }: RecipeContext,
): string | undefined {
  const positional = byPosition(table, previous);
  if (positional.length > 0)
    return `${Versions(positional)} inserts into ${label} without naming columns, which fails as soon as there is one more.`;
  const keys = table.constraints.filter(
    (c) => c.references && olds.some(({ column }) => c.columns.includes(column.id)),
  );
  if (keys.length > 0)
    return `${list(keys.map((c) => c.name))} is a foreign key, whose actions fire no triggers on MySQL. Drop it in this release first.`;
  const failing = olds.find(({ back }) => !back.total);
  if (failing)
    return `What ${failing.column.name} is computed back as may fail, and MySQL has no way to catch that in a trigger.`;
  const naming = attached.flatMap((each) => each.functions);
  return naming.length > 0
    ? `${list(naming)} names ${list(olds.map(({ column }) => column.name))}: replace it first.`
    : undefined;
}
