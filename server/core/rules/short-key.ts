import type { ChangeOf, ColumnDefinition } from '../schema/change.ts';
import { showType } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

export default defineRule({
  id: 'short-key',
  on: ['create-table', 'add-column'],
  category: 'data',
  severity: 'information',
  optIn: true,
  title: 'A numbered key of 32 bits or less',
  why: 'Numbers are used up by every insert, also by one that fails or is rolled back. After 2 147 483 647 of them (32 767 in a smallint) no row can be inserted, and changing the type of a key rewrites the table.',
  instead: 'Make numbered keys bigint from the start: on a new table it costs nothing.',
  hazards: ['E06'],
  examples: {
    fires: {
      before: '',
      migration: 'CREATE TABLE events (id serial PRIMARY KEY);',
    },
    silent: {
      before: '',
      migration: 'CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);',
    },
  },
  check(change, context): readonly Report[] {
    if (change.kind === 'create-table' && change.persistence === 'temporary') return [];
    const label = context.name(change.table);
    return definitionsOf(change).flatMap((column): Report[] => {
      const bits = sizes[column.type.name];
      if (bits === undefined || column.type.dimensions > 0 || !(column.serial || column.identity)) return [];
      const last = column.type.unsigned ? 2 ** bits - 1 : 2 ** (bits - 1) - 1;
      const type = showType(column.type);
      const message = `${label}.${column.name} is numbered and only ${type}: after ${grouped(last)} numbers no row can be inserted`;
      return [{ message, object: `${label}.${column.name}`, at: column.at, advice: `Make ${column.name} bigint.` }];
    });
  },
});

const definitionsOf = (change: ChangeOf<'create-table' | 'add-column'>): readonly ColumnDefinition[] =>
  change.kind === 'create-table' ? change.columns : [change.column];

/** Bits of a whole number, by type. */
const sizes: Readonly<Record<string, number>> = { tinyint: 8, smallint: 16, mediumint: 24, int: 32, integer: 32 };

const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
