import type { Side, Value, Values } from './scenario.ts';

/** SQL with parameters `$1`, `$2`, …, and their values. */
export type Statement = readonly [sql: string, ...values: readonly unknown[]];

export interface NewRow {
  readonly id: number;
  readonly x: number;
  readonly values: Values;
}

/** How a server says things: makers of statements. Several statements run in one transaction. What has no maker, it never does. */
export interface Speech {
  /** One row, or all rows (`id` undefined): the columns `id`, `x`, then the values at stake as text. */
  read(id?: number): Statement;
  insert?(row: NewRow): readonly Statement[];
  insertMany?(rows: readonly NewRow[]): readonly Statement[];
  /** A row without the values at stake. */
  insertWithout?(id: number, x: number): readonly Statement[];
  /** What `COPY … FROM STDIN` (id, x, values) is; PostgreSQL. */
  copy?(): string;
  update?(id: number, values: Values): readonly Statement[];
  updateOther?(id: number, x: number): readonly Statement[];
  updateBoth?(id: number, values: Values, x: number): readonly Statement[];
  /** Writes what is there: `SET c = c`. */
  touch?(id: number): readonly Statement[];
  /** Set-based: appends the suffix to the first value of the rows. */
  append?(ids: readonly number[], suffix: string): readonly Statement[];
  remove?(id: number): readonly Statement[];
  /** Inserts the row, or updates all of it. */
  upsert?(row: NewRow): readonly Statement[];
  /** Inserts the row, or updates only `x`. */
  upsertOther?(row: NewRow): readonly Statement[];
  /** Updates only `x` of the row that has these unique values, whatever its id is. */
  upsertOnValue?(row: NewRow): readonly Statement[];
  merge?(row: NewRow): readonly Statement[];
}

/** A thing a server does with one of its statements. */
export type Action = keyof Speech;

/** How a server speaks of one table, with all its columns at stake in it. `on`: its dialect. */
export function spoken(side: Side, on: 'postgresql' | 'mysql' = 'postgresql'): Speech {
  if (side.speech) return side.speech;
  const speech = on === 'mysql' ? onMysql(side) : onPostgresql(side);
  return Object.fromEntries(
    Object.entries(speech).filter(([action]) => !side.never?.includes(action as Action)),
  ) as Speech;
}

function onPostgresql(side: Side): Speech {
  const common = anywhere(side, (column) => `${column}::text`);
  const { table, columns, assigned } = namesOf(side);
  const upsert = (row: NewRow, target: string, set: string): Statement => {
    const [sql, ...values] = common.insertMany([row])[0] as Statement;
    return [`${sql} ON CONFLICT (${target}) DO UPDATE SET ${set}`, ...values];
  };
  const excluded = ['x', ...columns].map((column) => `${column} = EXCLUDED.${column}`).join(', ');
  return {
    ...common,
    copy: () => `COPY ${table} (${['id', 'x', ...columns].join(', ')}) FROM STDIN`,
    ...(columns.length > 0 && {
      append: (ids, suffix) => [
        [
          `UPDATE ${table} SET ${columns[0]} = coalesce(${columns[0]}, '') || $2::text WHERE id = ANY ($1::bigint[])`,
          `{${ids.join()}}`,
          suffix,
        ],
      ],
      upsertOnValue: (row) => [upsert(row, columns.join(', '), 'x = EXCLUDED.x')],
    }),
    upsert: (row) => [upsert(row, 'id', excluded)],
    upsertOther: (row) => [upsert(row, 'id', 'x = EXCLUDED.x')],
    merge: ({ id, x, values }) => [
      [
        `MERGE INTO ${table} USING (SELECT $1::bigint AS k) s ON ${table}.id = s.k
         WHEN MATCHED THEN UPDATE SET ${assigned(2, ['x', ...columns])}
         WHEN NOT MATCHED THEN INSERT (${['id', 'x', ...columns].join(', ')}) VALUES (s.k, ${places(2, columns.length + 1)})`,
        id,
        x,
        ...values,
      ],
    ],
  };
}

function onMysql(side: Side): Speech {
  const common = anywhere(side, (column) => `CAST(${column} AS CHAR)`);
  const { table, columns } = namesOf(side);
  const upsert = (row: NewRow, set: readonly string[]): Statement => {
    const [sql, ...values] = common.insertMany([row])[0] as Statement;
    const all = set.map((column) => `${column} = VALUES(${column})`).join(', ');
    return [`${sql} ON DUPLICATE KEY UPDATE ${all}`, ...values];
  };
  return {
    ...common,
    ...(columns.length > 0 && {
      append: (ids, suffix) => [
        [
          `UPDATE ${table} SET ${columns[0]} = concat(coalesce(${columns[0]}, ''), $1) WHERE id IN (${ids.join(', ')})`,
          suffix,
        ],
      ],
      upsertOnValue: (row) => [upsert(row, ['x'])],
    }),
    upsert: (row) => [upsert(row, ['x', ...columns])],
    upsertOther: (row) => [upsert(row, ['x'])],
  };
}

/** What both dialects say alike. */
function anywhere(side: Side, asText: (column: string) => string) {
  const { table, columns, assigned } = namesOf(side);
  const all = ['id', 'x', ...columns];
  const insertMany = (rows: readonly NewRow[]): readonly Statement[] => [
    [
      `INSERT INTO ${table} (${all.join(', ')}) VALUES ${rows.map((_, i) => `(${places(i * all.length + 1, all.length)})`).join(', ')}`,
      ...rows.flatMap(({ id, x, values }) => [id, x, ...values]),
    ],
  ];
  return {
    read: (id?: number): Statement => {
      const sql = `SELECT ${['id', 'x', ...columns.map(asText)].join(', ')} FROM ${table}`;
      return id === undefined ? [sql] : [`${sql} WHERE id = $1`, id];
    },
    insert: (row: NewRow) => insertMany([row]),
    insertMany,
    insertWithout: (id: number, x: number): readonly Statement[] => [
      [`INSERT INTO ${table} (id, x) VALUES ($1, $2)`, id, x],
    ],
    updateOther: (id: number, x: number): readonly Statement[] => [[`UPDATE ${table} SET x = $2 WHERE id = $1`, id, x]],
    touch: (id: number): readonly Statement[] => {
      const same = (columns.length > 0 ? columns : ['x']).map((column) => `${column} = ${column}`).join(', ');
      return [[`UPDATE ${table} SET ${same} WHERE id = $1`, id]];
    },
    remove: (id: number): readonly Statement[] => [[`DELETE FROM ${table} WHERE id = $1`, id]],
    ...(columns.length > 0 && {
      update: (id: number, values: Values): readonly Statement[] => [
        [`UPDATE ${table} SET ${assigned(2, columns)} WHERE id = $1`, id, ...values],
      ],
      updateBoth: (id: number, values: Values, x: number): readonly Statement[] => [
        [`UPDATE ${table} SET ${assigned(2, ['x', ...columns])} WHERE id = $1`, id, x, ...values],
      ],
    }),
  };
}

function namesOf({ table, columns }: Side) {
  const assigned = (first: number, names: readonly string[]): string =>
    names.map((name, i) => `${name} = $${first + i}`).join(', ');
  return { table: table ?? 't', columns, assigned };
}

const places = (first: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `$${first + i}`).join(', ');

/** The statement with its values written out, as a file of queries has it. */
export const writtenOut = ([sql, ...values]: Statement): string =>
  sql.replace(/\$(\d+)/g, (_, n: string) => literal(values[Number(n) - 1] as Value | number));

export const literal = (value: Value | number | undefined): string =>
  value === null || value === undefined
    ? 'NULL'
    : typeof value === 'number'
      ? String(value)
      : `'${value.replaceAll("'", "''")}'`;
