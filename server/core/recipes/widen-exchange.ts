import type { Constraint, Table } from '../schema/catalog.ts';
import type { ConstraintDefinition } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { identifiedBy } from './column-settings.ts';
import { commentOnConstraint, constraintAgain } from './constraint-definition.ts';
import { exchange } from './exchange.ts';
import { definitionOf, saidOf } from './index-definition.ts';
import { sqlName } from './names.ts';
import type { PlanStatement, PlanStep, RecipeContext } from './recipe.ts';
import { doing, freeName, step } from './statements.ts';
import type { Copies } from './swap.ts';
import type { ForeignKey, Member } from './widen-members.ts';

/** A member with the copies of its indexes, and the CHECKs that prove what the exchange must not read the table for. */
export interface Ready {
  readonly member: Member;
  readonly copies: Copies;
  /** That the new column is filled; of a column that may be NULL: none. */
  readonly filled: string | undefined;
  /** That both columns hold the same. */
  readonly agrees: string;
}

/** Proves in the next release, while writes go on, that nothing is lost with the old column. */
export function proofsOf(
  member: Member,
  context: RecipeContext,
): { readonly steps: PlanStep[] } & Pick<Ready, 'filled' | 'agrees'> {
  const { table, original, name, label, fresh } = member;
  const { dialect, before } = context;
  const free = (end: string): string =>
    freeName(`${table.name}_${original.name}`, end, dialect.maxIdentifier, (n) =>
      before.constraintNames.has(`${table.schema}.${n}`),
    );
  const agrees = free('_agrees_check');
  const filled = original.notNull ? free('_filled_check') : undefined;
  const names = [agrees, ...(filled === undefined ? [] : [filled])];
  return {
    agrees,
    filled,
    steps: [
      step(
        'contract',
        `Refuse rows in which ${label}.${fresh} is not ${original.name}`,
        checks(member, { agrees, filled }, true, context),
        {
          down: names.map((each) => dropConstraint(name, each)),
        },
      ),
      step(
        'contract',
        `Prove that there is no such row`,
        names.map((constraint) => doing({ kind: 'validate-constraint', table: name, constraint })),
      ),
    ],
  };
}

/** As SQL, since an expression of a Change also tells which functions it calls. */
function checks(
  { name, fresh, original }: Member,
  { agrees, filled }: Pick<Ready, 'filled' | 'agrees'>,
  late: boolean,
  { dialect }: RecipeContext,
): PlanStatement[] {
  const [a, b] = [dialect.quote(original.name), dialect.quote(fresh)];
  const check = (constraint: string, text: string, columns: readonly string[]): PlanStatement => ({
    sql: dialect.print({
      kind: 'add-constraint',
      table: name,
      at,
      constraint: {
        type: 'check',
        name: constraint,
        at,
        expression: { text, form: 'expression', columns, calls: [] },
        ...(late ? { notValid: true } : {}),
      },
    }),
  });
  return [
    check(agrees, `${b} IS NOT DISTINCT FROM ${a}`, [original.name, fresh]),
    ...(filled === undefined ? [] : [check(filled, `${b} IS NOT NULL`, [fresh])]),
  ];
}

/** All columns change places in one transaction, so that the keys agree at any moment; and the way back. */
export function exchangeAll(ready: readonly Ready[], keys: readonly ForeignKey[], context: RecipeContext) {
  const shortly = (table: Table): Name => nameOf(table, context);
  const locked = [
    ...new Map(
      [...ready.map((r) => r.member.table), ...keys.flatMap((k) => [k.parent, k.table])].map((t) => [t.id, t]),
    ).values(),
  ]
    .sort((a, b) => a.id - b.id)
    .map(shortly);
  const lock = doing({ kind: 'lock-table', tables: locked, mode: 'ACCESS EXCLUSIVE' });
  const dropKeys = keys.map(({ table, constraint }) => dropConstraint(shortly(table), constraint.name));
  const addKeys = keys.flatMap((key) => addForeignKey(key, context));
  const addKeysBack = keys.flatMap((key) => addForeignKey(key, context, !key.constraint.valid));
  const parts = ready.map((each) => exchangeOne(each, context));
  return {
    statements: [lock, ...dropKeys, ...parts.flatMap((p) => p.statements), ...addKeys],
    validate: [
      ...keys
        .filter(({ constraint }) => constraint.valid && constraint.enforced)
        .map(({ table, constraint }) =>
          doing({ kind: 'validate-constraint', table: shortly(table), constraint: constraint.name }),
        ),
      ...parts.flatMap((p) => p.validate),
    ],
    down: [lock, ...dropKeys, ...parts.flatMap((p) => p.down), ...addKeysBack],
  };
}

function exchangeOne({ member, copies, filled, agrees }: Ready, context: RecipeContext) {
  const { primary, name, original, fresh } = member;
  const others = copies.filter(({ index }) => index.id !== primary?.index);
  const key = copies.find(({ index }) => index.id === primary?.index);
  const [agreeing, filling] = checks(member, { agrees, filled }, false, context);
  const proof = filled !== undefined && filling ? { check: filled, again: filling } : undefined;
  const swapped = exchange(member, proof, others, context);
  const numbered = numbering(member, fresh, context);
  const numberedBack = numbering(member, original.name, context);
  const { before, dialect } = context;
  const { table } = member;
  const identified =
    key && table.replicaIdentity === key.index.id ? [identifiedBy(name, key.index.name, dialect.quote)] : [];
  const said = primary ? commentOnConstraint(primary, name) : [];
  const keyed: PlanStatement[] =
    primary && key
      ? [
          doing({ kind: 'add-constraint', table: name, constraint: keyOn(primary.name, key.copy) }),
          ...said,
          ...saidOf({ ...key.index, elements: [] }, before),
          ...identified,
        ]
      : [];
  const again = primary && constraintAgain(primary, table, before, dialect);
  const fresher = { ...table, columns: table.columns.map((c) => (c.id === original.id ? { ...c, name: fresh } : c)) };
  const keyedBack: PlanStatement[] =
    again && key
      ? [
          doing({ kind: 'add-constraint', table: name, constraint: again }),
          ...said,
          ...saidOf(key.index, before),
          ...identified,
          doing(definitionOf(key.index, fresher, before, dialect, key.copy)),
        ]
      : [];
  return {
    statements: [
      dropConstraint(name, agrees),
      ...numbered.first,
      ...numbered.owner,
      ...swapped.removing,
      ...swapped.taking,
      ...keyed,
      ...numbered.last,
    ],
    validate: swapped.validate,
    down: [
      ...(primary ? [dropConstraint(name, primary.name)] : []),
      ...(original.default ? [doing({ kind: 'drop-default', table: name, column: original.name })] : []),
      ...numberedBack.first,
      ...numberedBack.gone,
      ...swapped.down,
      ...numberedBack.owner,
      ...numberedBack.last,
      ...keyedBack,
      ...(agreeing ? [agreeing] : []),
    ],
  };
}

const at = { start: 0, end: 0 };

const keyOn = (name: string, index: string): ConstraintDefinition => ({
  type: 'primary-key',
  name,
  at,
  columns: [],
  usingIndex: index,
});

/**
 * Keeps the numbering of rows while the column that has it goes. `first`: as long as it is there; `owner`: while `to` is there under this
 * name; `last`: when another one has its name; `gone`: where it stays under another name.
 */
function numbering({ original, sequence, name, table }: Member, to: string, context: RecipeContext) {
  const { dialect, before } = context;
  const column = original.name;
  const none = { first: [], owner: [], gone: [] };
  const set = original.default ? [doing({ kind: 'set-default', table: name, column, default: original.default })] : [];
  if (!sequence) return { ...none, last: set };
  const own = nameOf(sequence, context);
  if (!original.identity)
    return {
      ...none,
      owner: [
        doing({ kind: 'alter-sequence', sequence: own, ownedBy: { table: name, column: to } }),
        ...(to === column ? [] : [{ sql: `ALTER SEQUENCE ${sqlName(own, dialect)} AS bigint` }]),
      ],
      last: set,
    };
  const keeper: Name = {
    ...own,
    name: freeName(sequence.name, '_kept', dialect.maxIdentifier, (n) => before.names.has(`${table.schema}.${n}`)),
  };
  const keeping = `${dialect.literal(sqlName(keeper, dialect))}::regclass`;
  const numbers = `pg_get_serial_sequence(${dialect.literal(sqlName(name, dialect))}, ${dialect.literal(column)})`;
  return {
    ...none,
    first: [
      doing({ kind: 'create-sequence', sequence: keeper, ifNotExists: false }),
      { sql: `SELECT setval(${keeping}, nextval(${numbers}), false)` },
    ],
    gone: [doing({ kind: 'drop-identity', table: name, column, ifExists: false })],
    last: [
      doing({ kind: 'add-identity', table: name, column, identity: original.identity }),
      { sql: `SELECT setval(${numbers}, nextval(${keeping}), false)` },
      doing({ kind: 'drop-sequence', sequence: keeper, ifExists: false, cascade: false }),
    ],
  };
}

/** A foreign key as the catalog has it, NOT VALID. */
export function addForeignKey(
  { table, constraint }: Pick<ForeignKey, 'table' | 'constraint'>,
  context: Pick<RecipeContext, 'before' | 'dialect'>,
  late = true,
): PlanStatement[] {
  const { before, dialect } = context;
  const own = nameOf(table, context);
  const again = constraintAgain(constraint, table, before, dialect);
  if (!again) return [];
  const definition = constraint.enforced && late ? { ...again, notValid: true } : again;
  return [
    doing({ kind: 'add-constraint', table: own, constraint: definition }),
    ...commentOnConstraint(constraint, own),
  ];
}

const dropConstraint = (table: Name, constraint: string): PlanStatement =>
  doing({ kind: 'drop-constraint', table, constraint, ifExists: false, cascade: false });

/** As the migration would name it. */
export const nameOf = (
  { schema, name }: { readonly schema: string; readonly name: string },
  { before }: Pick<RecipeContext, 'before'>,
): Name => (schema === before.searchPath[0] ? { name } : { schema, name });

/** What the migrations did not say of these constraints, columns and sequences, and would be lost: the query finds some of it. */
export function unkept(members: readonly Member[], keys: readonly ForeignKey[], context: RecipeContext): string {
  const { dialect } = context;
  const oid = (table: Table): string => `${dialect.literal(sqlName(nameOf(table, context), dialect))}::regclass`;
  const constraints: readonly { readonly table: Table; readonly constraint: Constraint }[] = [
    ...keys,
    ...members.flatMap(({ table, original }) =>
      table.constraints
        .filter((c) => /primary|unique/.test(c.type) && c.columns.includes(original.id))
        .map((constraint) => ({ table, constraint })),
    ),
  ];
  const odd = ({ deferrable, references }: Constraint): string =>
    [
      ...(deferrable ? [] : ['c.condeferrable']),
      ...(references?.match ? [] : [`c.confmatchtype = 'f'`]),
      ...(references?.setColumns ? [] : [`to_jsonb(c) ->> 'confdelsetcols' IS NOT NULL`]),
    ].join(' OR ');
  return [
    ...constraints
      .filter(({ constraint }) => odd(constraint) !== '')
      .map(
        ({ table, constraint }) =>
          `SELECT 1 FROM pg_constraint c WHERE c.conrelid = ${oid(table)} AND c.conname = ${dialect.literal(constraint.name)} AND (${odd(constraint)})`,
      ),
    ...members.map(
      ({ table, original }) =>
        `SELECT 1 FROM pg_attribute a JOIN pg_class r ON r.oid = a.attrelid WHERE r.oid = ${oid(table)} AND a.attname = ${dialect.literal(original.name)} AND (a.attacl IS NOT NULL${table.replicaIdentity === undefined ? ` OR r.relreplident = 'i'` : ''})`,
    ),
    ...members.flatMap(({ sequence, original }) =>
      sequence && original.identity
        ? [
            `SELECT 1 FROM pg_sequence s WHERE s.seqrelid = ${dialect.literal(sqlName(nameOf(sequence, context), dialect))}::regclass AND (s.seqincrement <> 1 OR s.seqcache <> 1 OR s.seqcycle)`,
          ]
        : [],
    ),
  ].join('\n    UNION ALL ');
}
