import type { Answer, Evidence } from '../contract/answer.ts';
import type { Contract, ResolvedStatement } from '../contract/contract.ts';
import type { Catalog, ColumnId, Table, TypeObject } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import { escaped } from './by-name.ts';

export type Enum = Extract<TypeObject, { kind: 'enum' }>;

export function enumNamed(catalog: Catalog, name: Name): Enum | undefined {
  for (const schema of name.schema ? [name.schema] : catalog.searchPath) {
    const type = catalog.types.get(`${schema}.${name.name}`);
    if (type) return type.kind === 'enum' ? type : undefined;
  }
  return undefined;
}

/** The type as it stood when the previous server was released, whatever it was called. */
export const releasedType = (catalog: Catalog, id: number): TypeObject | undefined =>
  [...catalog.types.values()].find((type) => type.id === id);

export interface TypedColumn {
  readonly table: Table;
  readonly id: ColumnId;
  readonly name: string;
}

/** Columns of a type, arrays of it included. */
export function columnsOfType(
  catalog: Catalog,
  type: { readonly schema: string; readonly name: string },
): TypedColumn[] {
  return [...catalog.relations.values()].flatMap((relation) =>
    relation.kind !== 'table'
      ? []
      : relation.columns
          .filter((c) => c.type.name === type.name && (c.type.schema ?? catalog.defaultSchema) === type.schema)
          .map((c) => ({ table: relation, id: { relation: relation.id, column: c.id }, name: c.name })),
  );
}

/** Whether a statement says the value as a string, and touches one of the columns. */
export const says = (
  { text, resolution }: ResolvedStatement,
  value: string,
  columns: readonly TypedColumn[],
): boolean =>
  text.includes(`'${value.replaceAll("'", "''")}'`) &&
  columns.some(
    ({ id }) =>
      resolution.reads.some((read) => read.relation === id.relation && read.column === id.column) ||
      writes({ resolution }, id),
  );

/** Whether a statement gives the column a value. */
export const writes = ({ resolution }: Pick<ResolvedStatement, 'resolution'>, id: ColumnId): boolean =>
  resolution.writes.some(
    (write) => write.relation === id.relation && write.column === id.column && write.value === 'value',
  ) ||
  resolution.inserts.some(
    (insert) =>
      insert.relation === id.relation && insert.columns.includes(id.column) && !insert.nulls.includes(id.column),
  );

/** Whether a server writes a value: `used` where a query says it, `unknown` where values are given at run time. */
export function writesValue(contract: Contract, value: string, columns: readonly TypedColumn[]): Answer {
  const writing = contract.statements.filter((statement) => columns.some(({ id }) => writes(statement, id)));
  const said = writing.filter((statement) => says(statement, value, columns));
  const evidence = (all: readonly ResolvedStatement[]): Evidence[] =>
    all.map((statement) => ({ ...statement.evidence, how: `writes '${value}' to` }));
  if (said.length > 0) return { verdict: 'used', evidence: evidence(said), why: 'its queries write it' };
  const asked = columns.map(({ id }) => contract.column(id, 'write'));
  const open = asked.find((answer) => answer.verdict !== 'unused');
  if (!open) return asked[0] ?? { verdict: 'unused', evidence: [], why: 'no column is of that type' };
  if (open.verdict === 'unknown') return open;
  // Every query that writes the column says which value.
  const given = writing.filter((statement) => !constants(statement, columns));
  if (given.length === 0 && writing.length > 0)
    return { verdict: 'unused', evidence: [], why: 'its queries write others' };
  const named = contract.named(value);
  const why = named.verdict === 'unknown' ? named.why : 'a query takes the value at run time';
  return { verdict: 'unknown', evidence: open.evidence, why };
}

/** `SET state = 'done'`, and no placeholder: what it writes is there to be read. */
const constants = ({ text }: ResolvedStatement, columns: readonly TypedColumn[]): boolean =>
  columns.every(({ name }) => !text.includes(name) || new RegExp(`\\b${escaped(name)}\\s*=\\s*'`, 'i').test(text)) &&
  !/\binsert\b/i.test(text);
