import type { Speech, Statement } from './speech.ts';

/**
 * How a server speaks of `t (id, k, x, name)`, partitioned by `k`: `key` says which one it gives a new row. `tables`: it names the
 * partitions themselves, by key; else the whole, and leaves it to the database to find the place.
 */
export function keyed(key: (id: number) => number, tables: readonly string[] = []): Speech {
  const of = (id: number): string => tables[key(id)] ?? 't';
  const all = tables.length > 0 ? tables : ['t'];
  const insert = ({ id, x, values }: Parameters<NonNullable<Speech['insert']>>[0]): Statement => [
    `INSERT INTO ${of(id)} (id, k, x, name) VALUES ($1, $2, $3, $4)`,
    id,
    key(id),
    x,
    ...values,
  ];
  const set = (id: number, assigned: string, ...values: readonly unknown[]): readonly Statement[] => [
    [`UPDATE ${of(id)} SET ${assigned} WHERE id = $1`, id, ...values],
  ];
  return {
    read: (id) =>
      id === undefined
        ? [all.map((table) => `SELECT id, x, name FROM ${table}`).join(' UNION ALL ')]
        : [`SELECT id, x, name FROM ${of(id)} WHERE id = $1`, id],
    insert: (row) => [insert(row)],
    insertMany: (rows) => rows.map(insert),
    insertWithout: (id, x) => [[`INSERT INTO ${of(id)} (id, k, x) VALUES ($1, $2, $3)`, id, key(id), x]],
    update: (id, values) => set(id, 'name = $2', ...values),
    updateOther: (id, x) => set(id, 'x = $2', x),
    updateBoth: (id, values, x) => set(id, 'x = $2, name = $3', x, ...values),
    touch: (id) => set(id, 'name = name'),
    remove: (id) => [[`DELETE FROM ${of(id)} WHERE id = $1`, id]],
    // Which key another server gave a row is not known: none is inserted twice.
    ...(tables.length > 0 && {
      upsert: (row) => {
        const [sql, ...values] = insert(row);
        return [[`${sql} ON CONFLICT (id, k) DO UPDATE SET x = EXCLUDED.x, name = EXCLUDED.name`, ...values]];
      },
    }),
  };
}
