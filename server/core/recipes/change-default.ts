import { ask } from '../contract/ask.ts';
import { apply } from '../schema/apply.ts';
import { type Column, displayName, findTable, type Table } from '../schema/catalog.ts';
import type { ChangeOf, Expression } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { descendants } from './attached.ts';
import { tableName } from './key-steps.ts';
import { changesOnly } from './modify.ts';
import { nameIn } from './object-names.ts';
import { alone, online } from './online-alter.ts';
import { again } from './put-off.ts';
import { defineRecipe, type Plan, type PlanStatement, type RecipeContext, type Refusal } from './recipe.ts';
import { doing, step } from './statements.ts';
import { Versions, versions } from './wording.ts';

type Changing = ChangeOf<'set-default' | 'drop-default' | 'drop-identity' | 'redefine-column'>;

export default defineRecipe({
  id: 'change-default',
  on: ['set-default', 'drop-default', 'drop-identity', 'redefine-column'],
  title: 'Let the new server write the column, and change its default in the next release',
  about:
    'Changes or drops a default, or the numbering of an identity column, when the server that counts on it is gone; until then the new server writes the column itself. It refuses where no previous server leaves the column out, as it can be done at once then, and a MODIFY that changes more than the default.',
  example: {
    schema: "CREATE TABLE jobs (id bigint PRIMARY KEY, state text DEFAULT 'queued');",
    change: "ALTER TABLE jobs ALTER COLUMN state SET DEFAULT 'waiting';",
  },
  plan(change, context) {
    const own = planOne(change, context);
    if ('refused' in own || change.kind === 'redefine-column') return own;
    // What one statement says of several columns is done in one go.
    const text = context.textOf(change);
    const members = context.migration.filter(
      (other): other is Changing =>
        other === change ||
        (/^(set-default|drop-default|drop-identity)$/.test(other.kind) && context.textOf(other) === text),
    );
    const begin = context.migration.indexOf(members[0] ?? change);
    const before = context.migration.slice(0, begin).reduce((now, each) => apply(now, each).catalog, context.start);
    const planned = members.flatMap((member) => {
      const plan = member === change ? own : planOne(member, { ...context, before });
      return 'refused' in plan ? [] : [{ member, plan }];
    });
    if (planned.length < 2) return own;
    const once = (of: (plan: Plan) => readonly string[]): string[] => [
      ...new Set(planned.flatMap(({ plan }) => of(plan))),
    ];
    const steps = planned.flatMap(({ plan }) => plan.steps);
    const joined = (titles: readonly string[]): string =>
      list(titles.map((title, at) => (at === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1))));
    return {
      recipe: 'change-default',
      title: `${joined(planned.map(({ plan }) => plan.title.replace(/ in the next release$/, '')))} in the next release`,
      takes: planned.map(({ member }) => member),
      steps: [
        step(
          'contract',
          joined(steps.map(({ title }) => title)),
          steps.flatMap(({ statements }) => statements),
          { down: steps.toReversed().flatMap(({ down }) => down) },
        ),
      ],
      servers: once((plan) => plan.servers),
      notes: once((plan) => plan.notes),
    };
  },
});

/** One column's. */
function planOne(change: Changing, context: RecipeContext): Plan | Refusal {
  const { before, previous, dialect } = context;
  const table = findTable(before, change.table);
  const column = table?.columns.find((c) => c.name === change.column);
  if (!table || !column)
    return { refused: `${change.table.name}.${change.column} is not a column of a table that is known here.` };
  const label = `${displayName(before, table)}.${column.name}`;
  const value = valueIn(change);
  if (change.kind === 'redefine-column' && !changesOnly('default', change, column, context))
    return {
      refused: `The statement changes more of ${label} than its default. Give each change a statement of its own.`,
    };
  if (change.kind === 'drop-identity' && !column.identity) return { refused: `${label} is no identity column.` };
  if (change.kind !== 'drop-identity' && value?.text === column.default?.text)
    return { refused: `${label} has this default already.` };
  if (table.persistence === 'temporary')
    return { refused: `${displayName(before, table)} is a temporary table: no other server sees it.` };
  const known = previous.some((contract) => knows(contract.catalog.relations.get(table.id), column));
  if (!known && previous.length > 0 && value)
    return { refused: `${versions(previous)} does not know ${label}, and counts on no default of it.` };
  const left = ask(previous, (contract) => contract.omits({ relation: table.id, column: column.id }));
  if (left.answer.verdict === 'unused')
    return {
      refused: `${Versions(previous)} writes ${column.name} in every row it inserts: the default can be changed at once.`,
    };

  const inserted = context.later.find(
    (each) =>
      each.kind === 'insert-rows' &&
      findTable(before, each.table)?.id === table.id &&
      each.query.insertColumns?.every(({ name }) => name !== column.name) === true,
  );
  if (inserted && value)
    return {
      refused: `Further down the release inserts rows of ${displayName(before, table)} without ${column.name}, which would get ${column.default?.text ?? 'NULL'} in place of ${value.text}. Let it write the column.`,
    };
  const other = again(change, context);
  if (other)
    return {
      refused: `Further down the release does something else to ${label} (${other.kind.replaceAll('-', ' ')}). Leave one of the two to the next release.`,
    };
  const plain = alone(change);
  const statement = dialect.id === 'mysql' ? (online(plain, context) ?? plain) : plain;
  const what = change.kind === 'drop-identity' ? 'numbering' : 'default';
  const now = column.identity ? 'a number of its own' : (column.default?.text ?? 'NULL');
  return {
    recipe: 'change-default',
    title: `${value ? `Change the default of ${label}` : `Drop the ${what} of ${label}`} in the next release`,
    steps: [
      step(
        'contract',
        value ? `Make ${value.text} the default of ${label}` : `Drop the ${what} of ${label}`,
        [statement],
        {
          down: wayBack(change, table, column, context),
        },
      ),
    ],
    servers: [
      `The new server writes ${column.name} in every row it inserts${value ? `: ${value.text} where it means the new default` : ''}.`,
      `${Versions(previous)} goes on leaving ${column.name} out, and its rows get ${now}, which both servers read.`,
    ],
    notes: [
      ...(change.kind === 'drop-identity'
        ? [
            `The way back makes a new sequence that goes up by one: its name, its options and privileges on it, where they were others, must be set again.`,
          ]
        : []),
      `The ${what} of ${label} stays as it is in this release: a row that the new server inserts without ${column.name} gets ${now} as well.`,
      ...(value || !column.notNull
        ? []
        : [`After that ${label} must be given: an INSERT that leaves it out is refused.`]),
      ...(rewritten(change, context)
        ? [
            `The migration also changes ${column.name} in rows that are there: it does not reach those that ${versions(previous)} inserts afterwards. Do that again with the contract step.`,
          ]
        : []),
    ],
  };
}

/** None where the default goes. */
function valueIn(change: Changing): Expression | undefined {
  const value =
    change.kind === 'set-default'
      ? change.default
      : change.kind === 'redefine-column'
        ? change.definition.default
        : undefined;
  return value?.form === 'null' ? undefined : value;
}

const rewritten = (change: Changing, { migration }: RecipeContext): boolean =>
  migration.some(
    (other) =>
      other.kind === 'update-rows' &&
      other.table.name === change.table.name &&
      (other.query.assignments ?? []).some((a) => a.name === change.column),
  );

const knows = (relation: { readonly kind: string } | undefined, column: Column): boolean =>
  relation?.kind === 'table' && (relation as Table).columns.some((c) => c.id === column.id);

function wayBack(change: Changing, table: Table, column: Column, { before, dialect }: RecipeContext): PlanStatement[] {
  const at = { table: change.table, column: column.name };
  if (change.kind !== 'drop-identity' || !column.identity)
    return [
      ...(column.default
        ? [doing({ kind: 'set-default', ...at, default: column.default })]
        : dialect.id === 'mysql' && !column.notNull
          ? // Without any default it would have to be given.
            [doing({ kind: 'set-default', ...at, default: { text: 'NULL', form: 'null', columns: [], calls: [] } })]
          : [doing({ kind: 'drop-default', ...at })]),
      // It reaches the tables below, which may have had their own.
      ...descendants(before, table).flatMap((child) => {
        const own = child.columns.find((each) => each.name === column.name);
        return own && own.default?.text !== column.default?.text
          ? [
              own.default
                ? doing({ kind: 'set-default', ...at, table: nameIn(before, child), default: own.default })
                : doing({ kind: 'drop-default', ...at, table: nameIn(before, child) }),
            ]
          : [];
      }),
    ];
  // A new sequence starts at 1, and must not hand out what is taken.
  const name = tableName(before.searchPath[0] === table.schema ? { name: table.name } : table, dialect);
  const id = dialect.quote(column.name);
  return [
    doing({ kind: 'add-identity', ...at, identity: column.identity }),
    {
      sql: `SELECT setval(pg_get_serial_sequence(${dialect.literal(name)}, ${dialect.literal(column.name)}), greatest(coalesce(max(${id}), 0) + 1, 1), false) FROM ${name}`,
    },
  ];
}
