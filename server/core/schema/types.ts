import type { Name } from './names.ts';

/**
 * A column or argument type. `name` is canonical as PostgreSQL's format_type prints it (`integer`, `character varying`,
 * `timestamp with time zone`) or, for MySQL, as information_schema's data_type does (`int`, `varchar`).
 */
export interface TypeReference extends Name {
  /** The numbers in parentheses: length, precision, scale. Enum and set members for MySQL stand in `members`. */
  readonly modifiers: readonly number[];
  /** 0 for a scalar, 1 for `t[]`, … */
  readonly dimensions: number;
  readonly members?: readonly string[];
  readonly unsigned?: boolean;
}

/** The type as SQL would name it: `character varying(20)`, `numeric(10,2)`, `app.mood[]`. */
export function showType(type: TypeReference): string {
  const base = type.schema ? `${type.schema}.${type.name}` : type.name;
  const inner = type.members
    ? type.members.map((m) => `'${m.replaceAll("'", "''")}'`).join(',')
    : type.modifiers.join(',');
  const [, head, tail] = /^(timestamp|time)( with(?:out)? time zone)$/.exec(base) ?? [];
  const withInner = inner === '' ? base : head ? `${head}(${inner})${tail}` : `${base}(${inner})`;
  return withInner + (type.unsigned ? ' unsigned' : '') + '[]'.repeat(type.dimensions);
}

export const sameType = (a: TypeReference, b: TypeReference): boolean => showType(a) === showType(b);

/**
 * How values of one type fit another, as far as a server that reads and writes them can tell:
 * `same`; `widens` (every old value fits, and old statements work as before); `narrows` (the same kind of value, but some
 * no longer fit); `differs` (another kind of value: operators, drivers and literals of the old server may fail).
 */
export type TypeChange = 'same' | 'widens' | 'narrows' | 'differs';
