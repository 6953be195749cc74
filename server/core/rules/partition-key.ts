import { findTable } from '../schema/catalog.ts';
import type { ConstraintDefinition } from '../schema/change.ts';
import { list } from '../text/words.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  id: 'partition-key',
  on: ['create-table', 'add-constraint', 'create-index'],
  category: 'data',
  severity: 'error',
  title: 'A unique key of a partitioned table without its partition key',
  why: 'Uniqueness is kept within each partition, so that the key must hold every column the table is partitioned by: the server refuses any other.',
  instead: 'Add the columns of the partition key to the primary or unique key.',
  hazards: ['E10'],
  examples: {
    fires: {
      before: '',
      migration: 'CREATE TABLE events (id int PRIMARY KEY, day date) PARTITION BY RANGE (day);',
    },
    silent: {
      before: '',
      migration: 'CREATE TABLE events (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);',
    },
  },
  check(change, context): readonly Report[] {
    const known = change.kind === 'create-table' ? undefined : findTable(context.before, change.table);
    const partition = change.kind === 'create-table' ? change.partitionBy : known?.partitionBy;
    if (!partition) return [];
    const label = context.name(known ?? change.table);
    const missing = (columns: readonly string[]): readonly string[] =>
      partition.columns.filter((column) => !columns.some((each) => each.toLowerCase() === column.toLowerCase()));
    const report = (columns: readonly string[], what: string): Report | undefined => {
      const lost = missing(columns);
      if (lost.length === 0) return undefined;
      return {
        message: `${what} of ${label} (${columns.join(', ')}) lacks ${list(lost)}, which ${label} is partitioned by: the server refuses it`,
        object: label,
        advice: `Make it (${[...columns, ...lost].join(', ')}).`,
      };
    };
    if (change.kind === 'create-index') {
      if (!change.unique || change.only) return [];
      const columns = change.elements.flatMap((element) => element.column ?? []);
      return [report(columns, 'The unique index') ?? []].flat();
    }
    const definitions: readonly ConstraintDefinition[] =
      change.kind === 'add-constraint'
        ? [change.constraint]
        : [...change.columns.flatMap((column) => column.constraints), ...change.constraints];
    return definitions.flatMap((definition): Report[] => {
      if (definition.type !== 'primary-key' && definition.type !== 'unique') return [];
      if (definition.usingIndex) return [];
      const found = report(definition.columns, definition.type === 'unique' ? 'The unique key' : 'The primary key');
      return found ? [{ at: definition.at, ...found }] : [];
    });
  },
});
