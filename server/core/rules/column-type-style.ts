import type { ColumnDefinition } from '../schema/change.ts';
import { showType, type TypeReference } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

/** Types that are there for old schemas, and what does the same without their traps (PostgreSQL wiki, "Don't Do This"). */
const better: Readonly<Record<string, string>> = {
  character: 'text: char pads with blanks, and is no faster',
  'character varying': 'text with a CHECK: a length can be changed then without a new type',
  'timestamp without time zone': 'timestamptz: this one forgets which time zone was meant',
  'time with time zone': 'time or timestamptz: an offset without a date means nothing in summer',
  real: 'numeric, or double precision where rounding does no harm',
  'double precision': 'numeric where every digit counts, as of money',
  money: 'numeric: money depends on the setting lc_monetary',
  json: 'jsonb: json can not be compared, nor indexed',
};

export default defineRule({
  id: 'column-type-style',
  on: ['create-table', 'add-column', 'set-column-type'],
  category: 'hygiene',
  severity: 'hint',
  optIn: true,
  title: 'A column type with a better alternative',
  why: 'char, varchar(n), timestamp without time zone, float, money, json and serial each have traps that another type is free of, and a type is hard to change later.',
  instead: 'Use text, timestamptz, numeric, jsonb and identity columns.',
  hazards: ['G07'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE orders (id bigint PRIMARY KEY, code char(10));',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE orders (id bigint PRIMARY KEY, code text);',
    },
  },
  check(change, context) {
    const table = context.name(change.table);
    if (change.kind === 'set-column-type') return report(table, change.column, change.type, false) ?? undefined;
    const columns: readonly ColumnDefinition[] = change.kind === 'create-table' ? change.columns : [change.column];
    return columns.flatMap((column) => {
      const found = report(table, column.name, column.type, column.serial === true);
      return found ? [{ ...found, at: column.at }] : [];
    });
  },
});

function report(table: string, column: string, type: TypeReference, serial: boolean): Report | undefined {
  const object = `${table}.${column}`;
  if (serial) {
    const advice =
      'Use bigint GENERATED ALWAYS AS IDENTITY: the sequence then belongs to the column, privileges included.';
    return { message: `${object} is a serial column`, object, advice };
  }
  const instead = type.schema === undefined ? better[type.name] : undefined;
  // Without a length it is text by another name.
  if (!instead || (type.name === 'character varying' && type.modifiers.length === 0)) return undefined;
  return { message: `${object} is ${showType(type)}`, object, advice: `Use ${instead}.` };
}
