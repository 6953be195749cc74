import type { Catalog, Table, Trigger, View } from '../schema/catalog.ts';
import { overloads } from '../schema/signatures.ts';

/** What a trigger runs, as far as its text tells. */
export interface TriggerBody {
  readonly text: string;
  /** Columns it gives a value, in lower case: `NEW.name := …`, `SET NEW.name = …`. */
  readonly sets: readonly string[];
  /** Every word of it, in lower case. */
  readonly words: readonly string[];
  /** It may refuse the row with an error. */
  readonly raises: boolean;
  /** A row trigger that may return NULL before the row is written: the row is left out, and nobody is told. */
  readonly swallows: boolean;
}

/** What the function of a trigger does, or its own statement in MySQL. Undefined: the function is not known. */
export function bodyOf(catalog: Catalog, trigger: Trigger): TriggerBody | undefined {
  const routine = trigger.function && overloads(catalog, trigger.function)[0];
  if (trigger.function && !routine) return undefined;
  const source = routine?.body ?? trigger.text ?? '';
  const text = source.replace(/--[^\n]*|\/\*.*?\*\//gs, ' ');
  const sets = [...text.matchAll(/\bnew\.["`]?(\w+)["`]?\s*(?::=|=(?!=))/gi)]
    // `IF NEW.a = …` compares.
    .filter((match) => /(?:^|;|\bthen|\belse|\bbegin|\bloop|\bset|,)\s*$/i.test(text.slice(0, match.index)))
    .map((match) => (match[1] as string).toLowerCase());
  const before = trigger.timing !== 'after';
  return {
    text,
    sets: [...new Set(sets)],
    words: routine?.words ?? trigger.words,
    raises: /\braise\s+(exception\b|sqlstate\b|')/i.test(text) || /\bsignal\s+sqlstate\b/i.test(text),
    swallows: before && /\breturn\s+null\b/i.test(text),
  };
}

/** Columns of the trigger's own table that its body names, besides those it sets. */
export const columnsNamed = (table: Table | View, body: TriggerBody): readonly string[] =>
  table.columns
    .map((column) => column.name)
    .filter((name) => new RegExp(`\\b(new|old)\\.["\`]?${name.replace(/[^\w]/g, '\\$&')}\\b`, 'i').test(body.text));

/** It only takes down when the row was written, or counts its versions. */
export const stamps = (text: string, column: string): boolean =>
  new RegExp(
    `new\\.["\`]?${column.replace(/[^\w]/g, '\\$&')}["\`]?\\s*:?=\\s*(\\(?\\s*(now|current_timestamp|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp|timezone|current_date)\\b|coalesce\\s*\\(\\s*new\\.)`,
    'i',
  ).test(text);

/**
 * Columns that a value comes from: those of the new row in what is assigned to it, or in what a variable there was given. A
 * variable that a query fills may come from any column the body names.
 */
export function sourcesOf(table: Table, body: TriggerBody, column: string): readonly string[] {
  const given = (target: string): string[] =>
    [...body.text.matchAll(new RegExp(`${target}\\s*(?:[\\w() ]+)?:?=\\s*([^;]*)`, 'gi'))].map((match) => {
      // MySQL's SET gives several columns their values.
      const [value = ''] = (match[1] as string).split(/,\s*new\.["`]?\w+["`]?\s*=(?!=)/i);
      // By which row a query looks is not what it gives.
      return /^\(\s*select\b/i.test(value) ? value.replace(/\bwhere\b.*/is, '') : value;
    });
  const rows = (text: string): string[] =>
    [...text.matchAll(/\bnew\.["`]?(\w+)/gi)].map((match) => (match[1] as string).toLowerCase());
  const values = given(`\\bnew\\.["\`]?${column.replace(/[^\w]/g, '\\$&')}["\`]?`);
  const found = values.flatMap((value) => {
    const direct = rows(value);
    if (direct.length > 0) return direct;
    return (value.match(/[a-z_]\w*/gi) ?? []).flatMap((variable) =>
      new RegExp(`\\binto\\s+(?:strict\\s+)?["\`]?${variable}\\b`, 'i').test(body.text)
        ? columnsNamed(table, body)
        : given(`\\b${variable}\\b`).flatMap(rows),
    );
  });
  return [...new Set(found.map((name) => name.toLowerCase()))].filter((name) => name !== column.toLowerCase());
}
