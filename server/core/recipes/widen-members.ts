import {
  type Column,
  type Constraint,
  displayName,
  findTable,
  type Sequence,
  type Table,
  tableById,
} from '../schema/catalog.ts';
import type { Change, ChangeOf } from '../schema/change.ts';
import { showType } from '../schema/types.ts';
import { list } from '../text/words.ts';
import { attachedTo } from './attached.ts';
import { inTheWayOfTriggers } from './beside.ts';
import { alwaysFits, computed } from './conversion.ts';
import { columnFormula } from './formula.ts';
import type { RecipeContext, Refusal } from './recipe.ts';
import { freeName } from './statements.ts';
import { boundToColumn, type Swap } from './swap.ts';

export type Widening = ChangeOf<'set-column-type'>;

/** A key column, or one that refers to it, that gets a wider type together with the others. */
export interface Member extends Swap {
  readonly change: Widening;
  /** The column as it is, default and numbering included; that of the exchange has neither. */
  readonly original: Column;
  /** What numbers its rows. */
  readonly sequence: Sequence | undefined;
  readonly primary: Constraint | undefined;
}

/** A foreign key with one of its ends in a member. */
export interface ForeignKey {
  readonly table: Table;
  readonly parent: Table;
  readonly constraint: Constraint;
}

/** Changes of type that belong together because foreign keys lie between their columns; the asked one is among them. */
export function membersOf(change: Widening, context: RecipeContext): readonly Widening[] {
  const { start, migration } = context;
  const wanted = migration.filter((each): each is Widening => each.kind === 'set-column-type');
  const place = (each: Widening): string | undefined => {
    const table = findTable(start, each.table);
    const column = table?.columns.find((c) => c.name === each.column);
    return table && column ? `${table.id} ${column.id}` : undefined;
  };
  const links = [...start.relations.values()].flatMap((relation) =>
    relation.kind === 'table'
      ? relation.constraints.flatMap(({ references, columns }) =>
          references
            ? columns.map(
                (column, i) => [`${relation.id} ${column}`, `${references.table} ${references.columns[i]}`] as const,
              )
            : [],
        )
      : [],
  );
  const places = new Set([place(change)]);
  for (let size = 0; size < places.size; ) {
    size = places.size;
    for (const [a, b] of links) {
      if (places.has(a) && wanted.some((each) => place(each) === b)) places.add(b);
      if (places.has(b) && wanted.some((each) => place(each) === a)) places.add(a);
    }
  }
  return wanted.filter((each) => places.has(place(each)));
}

/** All foreign keys that end in one of the members, on either side. */
export function foreignKeysOf(members: readonly Member[], { before }: RecipeContext): ForeignKey[] {
  const touched = (table: number, columns: readonly number[]): boolean =>
    members.some((m) => m.table.id === table && columns.includes(m.original.id));
  return [...before.relations.values()].flatMap((table) =>
    table.kind === 'table'
      ? table.constraints.flatMap((constraint) => {
          const { references, columns } = constraint;
          const parent = references && tableById(before, references.table);
          return parent && (touched(table.id, columns) || touched(parent.id, references.columns))
            ? [{ table, parent, constraint }]
            : [];
        })
      : [],
  );
}

/** What the exchange needs to know of one column, or why it can't be exchanged. */
export function memberOf(change: Widening, context: RecipeContext): Member | Refusal {
  const { before, dialect } = context;
  const refuse = (refused: string): Refusal => ({ refused });
  const table = findTable(before, change.table);
  const original = table?.columns.find((c) => c.name === change.column);
  if (!table || !original)
    return refuse(`${change.table.name}.${change.column} is not a column of a table that is known here.`);
  const label = displayName(before, table);
  const at = `${label}.${original.name}`;
  const [from, to] = [showType(original.type), showType(change.type)];
  if (!WHOLE.test(from) || !WHOLE.test(to) || !alwaysFits(original.type, change.type) || from === to)
    return refuse(
      `${at} goes from ${from} to ${to}: only keys of whole numbers are widened, to a longer kind of them.`,
    );
  if (change.using && change.using.text.replace(/[\s()"]|::(bigint|int8|integer|int4|int)$/gi, '') !== original.name)
    return refuse(`USING ${change.using.text} makes other values of ${at}, and foreign keys would no longer agree.`);
  if (table.partitionBy || table.partitionBound !== undefined)
    return refuse(
      `${label} is partitioned, and takes no index CONCURRENTLY for the column that takes the place of ${original.name}.`,
    );
  const attached = attachedTo(before, table, original);
  const { identity: _, default: __, ...column } = original;
  const fresh = freeName(original.name, '_new', dialect.maxIdentifier, (n) => table.columns.some((c) => c.name === n));
  const intent = { verb: 'change', fresh, computed: 'Change what it is computed as instead.' };
  const hindrance = inTheWayOfTriggers(table, column, { ...attached, triggers: [] }, intent, context);
  if (hindrance) return refuse(hindrance);
  const needed = [
    ...attached.views.map((view) => `the view ${view.name}`),
    ...attached.generated.map((c) => `the computed column ${c.name}`),
    ...attached.policies.map((policy) => `the policy ${policy}`),
    ...[...attached.triggers, ...attached.conditions].map((trigger) => `the trigger ${trigger}`),
    ...table.constraints
      .filter((c) => c.type === 'exclude' && attached.indexes.some((index) => index.id === c.index))
      .map((c) => c.name),
  ];
  if (needed.length > 0)
    return refuse(`${list(needed)} needs ${at}, and would have to be made again under the lock. Drop that first.`);
  const bound = boundToColumn(table, original, at, before);
  if (bound) return refuse(bound);
  const dualWrite = dialect.dualWrite({
    table: change.table,
    from: [{ column: original.name }],
    to: [computed(fresh, change.type, columnFormula(original, dialect.quote))],
    catalog: before,
  });
  if (dualWrite.refused) return refuse(dualWrite.refused);
  const sequences = [...before.relations.values()].filter(
    (r): r is Sequence => r.kind === 'sequence' && r.ownedBy?.relation === table.id && r.ownedBy.column === original.id,
  );
  if (sequences.length > 1 || (original.identity && sequences.length === 0))
    return refuse(`It is not known which sequence numbers ${at}.`);
  return {
    change,
    original,
    sequence: sequences[0],
    primary: table.constraints.find((c) => c.type === 'primary-key' && c.columns.includes(original.id)),
    table,
    name: change.table,
    label,
    column,
    attached,
    fresh,
    definition: { name: fresh, at: { start: 0, end: 0 }, type: change.type, notNull: false, constraints: [] },
    forward: columnFormula(original, dialect.quote),
    back: `${dialect.quote(fresh)}::${from}`,
    partial: false,
    dualWrite,
    default: undefined,
    notNull: original.notNull,
  };
}

const WHOLE = /^(smallint|integer|bigint)$/;

/** An index or constraint of one table over two members can't be made anew for one after the other. */
export function entangled(members: readonly Member[]): string | undefined {
  for (const [i, a] of members.entries())
    for (const b of members.slice(i + 1)) {
      if (a.table.id !== b.table.id) continue;
      const shared =
        a.attached.indexes.find((index) => index.reads.includes(b.original.id))?.name ??
        a.table.constraints.find(
          (c) => c.type !== 'foreign-key' && [a, b].every((m) => c.columns.includes(m.original.id)),
        )?.name;
      if (shared)
        return `${shared} of ${a.label} is over both ${a.original.name} and ${b.original.name}. Widen one of them in this release, and the other in the next.`;
    }
  return undefined;
}

/** Another change of the migration that does something to one of the columns. */
export const alsoChanged = (
  members: readonly Member[],
  takes: readonly Change[],
  { migration }: RecipeContext,
): Change | undefined =>
  migration.find(
    (each) =>
      !takes.includes(each) &&
      'column' in each &&
      'table' in each &&
      members.some((m) => m.name.name === each.table?.name && each.column === m.original.name),
  );
