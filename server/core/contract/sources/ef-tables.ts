import type { MappedColumn, MappedTable } from '../source.ts';
import { plural, snakeCase } from './entity-text.ts';

/** A class as what brings columns to tables, and to the classes that extend it. */
export const classOf = (name: string): string => `${name}#`;

/** A table of an entity, whose columns are those of its class. */
export const tableOf = (
  model: string,
  said: string | undefined,
  schema: string | undefined,
  place: { line: number; text: string },
  columns: readonly MappedColumn[] = [],
  called: string = model,
): MappedTable => ({
  by: 'EF Core',
  model,
  type: model,
  ...place,
  table: { name: said ?? called, ...(schema === undefined ? {} : { schema }) },
  also:
    said === undefined
      ? [
          ...new Set([
            snakeCase(called),
            called.toLowerCase(),
            plural(called),
            model,
            snakeCase(model),
            plural(snakeCase(model)),
          ]),
        ]
      : [said.toLowerCase()],
  ...(said === undefined ? { ruled: true as const } : {}),
  base: classOf(model),
  columns: [
    // Which class a row is of, where others are derived from it.
    { key: '(discriminator)', name: 'Discriminator', derived: true, ...place, required: false, optional: true },
    ...columns,
  ],
});
