import type { Column, Index, Table } from '../../../../schema/catalog.ts';
import type { ChangeOf, Expression } from '../../../../schema/change.ts';
import { sameType, type TypeReference } from '../../../../schema/types.ts';
import { type Conversion, conversion, sameOperators } from './casts.ts';
import { baseType, domainsOf, isConstrained } from './domains.ts';
import type { Effects } from './effects.ts';
import { castsOf } from './using.ts';

/**
 * ALTER COLUMN TYPE: ACCESS EXCLUSIVE on the table and all that inherit from it. The table is written again unless old and
 * new values have the same bytes; then its indexes are built again only where their operators or collation change, and its
 * CHECKs are verified again ("ALTER TABLE", Notes, and `ATColumnChangeRequiresRewrite`; measured on 10–18).
 */
export function setColumnType(effects: Effects, change: ChangeOf<'set-column-type'>): void {
  const table = effects.table(change.table);
  for (const member of effects.tree(table, change.only)) {
    effects.lock('ACCESS EXCLUSIVE', member);
    const column = member.columns.find((c) => c.name === change.column);
    if (column) retype(effects, member, column, change);
    else {
      effects.assume(
        `The type of ${member.name}.${change.column} is not known: its rows are taken to be written again.`,
      );
      effects.rewrite(member);
    }
  }
}

function retype(effects: Effects, table: Table, column: Column, change: ChangeOf<'set-column-type'>): void {
  const { catalog } = effects;
  const rewrite = needsRewrite(effects, column, change.type, change.using);
  const operators = sameOperators(baseType(catalog, column.type), baseType(catalog, change.type));
  const collation = column.collation?.name === change.collation?.name;
  if (rewrite) effects.rewrite(table);
  for (const index of effects.indexes(table)) {
    if (!index.reads.includes(column.id)) continue;
    effects.lock('ACCESS EXCLUSIVE', index);
    if (!rewrite && !keepsIndex(index, column, operators && collation)) effects.build(table);
  }
  if (table.constraints.some((c) => c.type === 'check' && c.valid && c.columns.includes(column.id)))
    effects.scan(table);
  checkKeys(effects, table, column, rewrite || !operators);
}

/** `CheckIndexCompatible`: an index with an expression or a condition is always built again. */
const keepsIndex = (index: Index, column: Column, sameOrder: boolean): boolean =>
  !index.where &&
  index.elements.every((e) => e.expression === undefined) &&
  (sameOrder || index.elements.every((e) => e.columnId !== column.id));

/** Foreign keys of the column, and to it, are dropped and made again; verified as well where their operators change. */
function checkKeys(effects: Effects, table: Table, column: Column, verify: boolean): void {
  for (const { columns, references, valid } of table.constraints) {
    const other = references && columns.includes(column.id) ? effects.byId(references.table) : undefined;
    if (!other) continue;
    effects.lock('ACCESS EXCLUSIVE', ...effects.partitions(other));
    if (verify && valid) effects.scan(table, ...effects.partitions(other));
  }
  for (const other of effects.referencing(table)) {
    for (const { references, valid } of other.constraints) {
      if (references?.table !== table.id || !references.columns.includes(column.id)) continue;
      effects.lock('ACCESS EXCLUSIVE', ...effects.partitions(other));
      if (verify && valid) effects.scan(table, ...effects.partitions(other));
    }
  }
}

function needsRewrite(effects: Effects, column: Column, to: TypeReference, using: Expression | undefined): boolean {
  const { catalog, version } = effects;
  const path = using ? castsOf(using.text, column.name) : [];
  if (!path) return true;
  if (path.length === 0 && sameType(column.type, to)) return false;
  if (isConstrained(domainsOf(catalog, to))) return true;
  const steps = [withoutDomain(effects, column.type), ...path, baseType(catalog, to)];
  const kinds = steps.slice(1).map((step, i): Conversion => conversion(steps[i] ?? step, step, version));
  if (kinds.includes('write')) return true;
  if (!kinds.includes('utc')) return false;
  const zone = catalog.timeZone?.value;
  if (zone !== undefined)
    return !/^(utc|gmt|[+-]?0+(:0+)?|etc\/(utc|gmt|[+-]?0+(:0+)?|uct|zulu|universal|greenwich)|zulu|uct|universal|greenwich)$/i.test(
      zone,
    );
  effects.assume(
    'The session’s TimeZone is not UTC; if it is, no row is written again, only indexes on the column are built.',
  );
  return true;
}

/** Of a domain's length nothing is left once it is taken for its base type (measured on 15 and 18). */
function withoutDomain(effects: Effects, type: TypeReference): TypeReference {
  const base = baseType(effects.catalog, type);
  return base === type ? type : { ...base, modifiers: [] };
}
