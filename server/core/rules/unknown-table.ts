import { apply } from '../schema/apply.ts';
import { type Catalog, findRelation } from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { type Name, showName } from '../schema/names.ts';
import { graded } from './locking.ts';
import { defineRule, type Question, type RuleContext } from './rule.ts';
import { neverCreated } from './subject.ts';
import { earlierMates } from './work.ts';

const watched = [
  'create-index',
  'add-constraint',
  'add-column',
  'set-column-type',
  'set-not-null',
  'redefine-column',
  'update-rows',
  'delete-rows',
] as const;

export default defineRule({
  id: 'unknown-table',
  on: watched,
  category: 'lock',
  severity: 'warning',
  title: 'Heavy work on a table no migration creates',
  why: 'The migrations begin after the table was made, or their history has gaps. It may be there with all its rows, and what is done to it then takes as long as it is big.',
  instead:
    'Put a migration that makes the schema as it was before the others, so that every check knows it; until then treat the table as one in use.',
  hazards: ['E08'],
  examples: {
    fires: {
      before: 'ALTER TABLE users ADD COLUMN mail text;',
      migration: 'CREATE INDEX users_mail ON users (mail);',
    },
    silent: {
      before: 'ALTER TABLE users ADD COLUMN mail text;',
      migration: 'CREATE INDEX CONCURRENTLY users_mail ON users (mail);',
    },
  },
  check(change, context) {
    const { table } = change;
    if (!mayBeThere(context, table)) return undefined;
    const label = showName(table);
    const workOf = (each: Watched): string | undefined =>
      isWrite(each) ? writes(each, label) : heavy(each, context, label);
    const work = workOf(change);
    // All that a statement does is one pass over the rows.
    const said = earlierMates(context).some(({ change: mate }) => isWatched(mate) && workOf(mate) !== undefined);
    if (work === undefined || said) return undefined;
    const answer = neverCreated(context, label);
    return {
      message: `${work}, if it is there with rows: ${answer.why}`,
      object: label,
      answer,
      ...graded(context, table),
    };
  },
});

type Watched = ChangeOf<(typeof watched)[number]>;
type Write = ChangeOf<'update-rows' | 'delete-rows'>;

const isWatched = (change: Change): change is Watched => (watched as readonly string[]).includes(change.kind);

const isWrite = (change: Watched): change is Write & Watched =>
  change.kind === 'update-rows' || change.kind === 'delete-rows';

/** Only where the history is known to have gaps: elsewhere the statement fails, and that is said. */
function mayBeThere(context: RuleContext, table: Name): boolean {
  const { base, before, dialect } = context;
  const sure = base.gaps === 0 && !(base.relations.isEmpty() && base.functions.isEmpty() && base.types.isEmpty());
  if (sure || findRelation(before, table)) return false;
  if (/^(pg_|information_schema$|mysql$|performance_schema$|sys$)/.test(table.schema ?? '')) return false;
  const made = context.asked(makes, 0) ?? [];
  const folded = dialect.id === 'mysql' ? table.name.toLowerCase() : table.name;
  return !made.some((name) => name === null || (dialect.id === 'mysql' ? name.toLowerCase() : name) === folded);
}

/** What the release makes is new, whether or not that could be followed; null: something that could not be read. */
const makes: Question<readonly (string | null)[]> = {
  collect: ({ release }) => {
    const names = release.flatMap(({ change }) => {
      if (change.kind === 'create-table') return [change.table.name];
      if (change.kind === 'create-view') return [change.view.name];
      if (change.kind === 'rename-table') return [change.to];
      return change.kind === 'opaque' ? [null] : [];
    });
    return new Map([[0, [...new Set(names)]]]);
  },
};

function writes(change: Write, label: string): string | undefined {
  const { query, filtered } = change;
  if (filtered || query.from.length > 0 || query.verb !== (change.kind === 'delete-rows' ? 'delete' : 'update'))
    return undefined;
  return `It has no WHERE and ${change.kind === 'delete-rows' ? 'deletes' : 'changes'} every row of ${label}`;
}

/** What the server would do to a table of that name. */
function heavy(change: Exclude<Watched, Write>, context: RuleContext, label: string): string | undefined {
  const here = inDefaultSchema(change);
  const facts = context.dialect.facts(here, withStubs(here, context.before), context.version, [here]);
  const wait = facts.blocks === 'writes' ? 'writes wait' : 'reads and writes wait';
  if (facts.blocks === 'nothing' || facts.transaction === 'forbidden') return undefined;
  const kept = change.kind === 'set-column-type' || change.kind === 'redefine-column';
  if (facts.rewrite.length > 0) return `This ${kept ? 'may write' : 'writes'} all of ${label} again while ${wait}`;
  if (facts.indexBuild.length > 0) return `This builds an index on ${label} while ${wait}`;
  return facts.scan.length > 0 ? `This reads all rows of ${label} while ${wait}` : undefined;
}

/** A schema that is not known can hold no table. */
function inDefaultSchema<C extends Exclude<Watched, Write>>(change: C): C {
  const bare = { ...change, table: { name: change.table.name } };
  if (change.kind !== 'add-constraint' || change.constraint.type !== 'foreign-key') return bare;
  return { ...bare, constraint: { ...change.constraint, references: { name: change.constraint.references.name } } };
}

/** The catalog with a table in place of the one that is not known, and of one that a foreign key refers to. */
function withStubs(change: Exclude<Watched, Write>, before: Catalog): Catalog {
  const constraint = change.kind === 'add-constraint' ? change.constraint : undefined;
  const named =
    change.kind === 'create-index'
      ? change.elements.flatMap(({ column, expression }) => [
          ...(column ? [column] : []),
          ...(expression?.columns ?? []),
        ])
      : constraint
        ? 'columns' in constraint
          ? constraint.columns
          : []
        : change.kind === 'add-column'
          ? []
          : 'column' in change
            ? [change.column as string]
            : [];
  const keys = [
    ...(constraint?.type === 'foreign-key' ? [constraint] : []),
    ...(change.kind === 'add-column' ? change.column.constraints.filter((c) => c.type === 'foreign-key') : []),
  ];
  return keys.reduce(
    (catalog, key) => (key.type === 'foreign-key' ? standIn(catalog, key.references, key.referencedColumns) : catalog),
    standIn(before, change.table, named),
  );
}

function standIn(catalog: Catalog, table: Name, columns: readonly string[]): Catalog {
  if (findRelation(catalog, table)) return catalog;
  const at = { start: 0, end: 0 };
  const type = { name: 'unknown', modifiers: [], dimensions: 0 };
  const create: Change = {
    kind: 'create-table',
    table: { name: table.name },
    columns: [...new Set(columns)].map((name) => ({ name, at, type, notNull: false, constraints: [] })),
    constraints: [],
    ifNotExists: false,
    persistence: 'permanent',
    inherits: [],
    like: [],
    at,
  };
  const made = apply(catalog, create).catalog;
  const relation = findRelation(made, { name: table.name });
  if (relation?.kind !== 'table') return catalog;
  const opened = { ...made, relations: made.relations.set(relation.id, { ...relation, open: true }) };
  return opened;
}
