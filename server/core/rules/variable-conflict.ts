import { type Catalog, type FunctionObject, findTable, type Table } from '../schema/catalog.ts';
import type { Query } from '../schema/query.ts';
import { resolve } from '../schema/resolve.ts';
import type { Span } from '../text/span.ts';
import { defineRule, type Report, type RuleContext, releasedTable } from './rule.ts';

export default defineRule({
  id: 'variable-conflict',
  on: ['add-column', 'rename-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'A new column named like a variable of a function that reads the table',
  why: 'In a PL/pgSQL body such a name means both, and the call fails: the column reference is ambiguous. In an SQL body the column wins over the argument without a word. Nothing of it shows before the function is called.',
  instead: 'Give the column another name, or first rename the variable, or write function.variable and table.column.',
  hazards: ['A24'],
  dialects: ['postgresql'],
  examples: {
    fires: {
      before:
        'CREATE TABLE orders (id bigint PRIMARY KEY, price int);\nCREATE FUNCTION price_of(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$\nDECLARE total int;\nBEGIN SELECT price INTO total FROM orders WHERE id = wanted AND total IS NULL; RETURN total; END $$;',
      uses: 'SELECT price_of($1)',
      migration: 'ALTER TABLE orders ADD COLUMN total int;',
    },
    silent: {
      before:
        'CREATE TABLE orders (id bigint PRIMARY KEY, price int);\nCREATE FUNCTION price_of(wanted bigint) RETURNS int LANGUAGE plpgsql AS $$\nDECLARE total int;\nBEGIN SELECT price INTO total FROM orders WHERE id = wanted AND total IS NULL; RETURN total; END $$;',
      uses: 'SELECT price_of($1)',
      migration: 'ALTER TABLE orders ADD COLUMN total_amount int;',
    },
  },
  check(change, context) {
    const name = change.kind === 'add-column' ? change.column.name : change.to;
    const table = findTable(context.after, change.table);
    const end = releasedTable(context, table) && table && context.target.relations.get(table.id);
    const column = end?.kind === 'table' && end.columns.find((each) => each.name === name);
    if (!table || !column || !table.columns.some((each) => each.id === column.id)) return undefined;
    return routines(context.target).flatMap((routine): Report[] => {
      const variable = clashing(routine, name) && reads(routine, name, end, column.id, context);
      if (!variable) return [];
      const shown = context.name(end);
      const what = routine.arguments.some((each) => each.name === name) ? 'argument' : 'variable';
      const called = `The function ${context.name({ schema: routine.schema, name: routine.name })}`;
      const message =
        routine.language === 'sql'
          ? `${called} goes on and means something else: ${name} is its ${what}, and becomes the column of ${shown} that it reads`
          : `${called} fails when it is called: ${name} is its ${what}, and also a column of ${shown} then, which it reads`;
      return [{ message, object: `${shown}.${name}` }];
    });
  },
});

const routines = ({ functions }: Catalog): FunctionObject[] => [...functions.values()].flat();

/** Whether a body gives the name to a variable or an argument, and doesn't say which of both it means. */
function clashing({ language, body, words, arguments: given }: FunctionObject, name: string): boolean {
  if (language !== 'plpgsql' && language !== 'sql') return false;
  if (!words.includes(name.toLowerCase()) && !given.some((each) => each.name === name)) return false;
  if (given.some((each) => each.name === name)) return !/#\s*variable_conflict\s+use_/i.test(body);
  return language === 'plpgsql' && !/#\s*variable_conflict\s+use_/i.test(body) && declared(body).has(name);
}

/** Names that the DECLARE sections of a PL/pgSQL body give to variables. */
function declared(body: string): ReadonlySet<string> {
  const plain = body.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  const sections = [...plain.matchAll(/\bdeclare\b([\s\S]*?)\bbegin\b/gi)].map(([, section = '']) => section);
  const names = sections.flatMap((section) =>
    section.split(';').flatMap((line) => {
      const [, quoted, word] = /^\s*(?:declare\s+)?(?:"((?:[^"]|"")+)"|([\p{L}_][\w$]*))\s+\S/iu.exec(line) ?? [];
      return quoted?.replaceAll('""', '"') ?? word?.toLowerCase() ?? [];
    }),
  );
  return new Set(names);
}

/** Whether a query of the body finds the column by its bare name. */
function reads(routine: FunctionObject, name: string, { id }: Table, column: number, { target }: RuleContext): boolean {
  return routine.queries.some((query) => {
    const bare = new Set<string>();
    collect(query, name, bare);
    if (bare.size === 0) return false;
    return resolve(query, target).reads.some((r) => r.relation === id && r.column === column && bare.has(key(r.at)));
  });
}

const key = ({ start, end }: Span): string => `${start}-${end}`;

/** The values of an INSERT don't see the columns of its table; ON CONFLICT and RETURNING do. */
const seesColumns = ({ verb, conflict, outputs }: Query, at: Span): boolean =>
  verb !== 'insert' ||
  (conflict !== undefined && at.start > conflict.at.start) ||
  outputs.some(({ reference }) => reference && key(reference.at) === key(at));

/** Places where a query, or one inside it, has the name without a table. */
function collect(query: Query, name: string, into: Set<string>): void {
  for (const each of query.references) {
    if (each.name === name && each.qualifier.length === 0 && seesColumns(query, each.at)) into.add(key(each.at));
  }
  const inner = [...query.nested, ...query.branches, ...query.with.map((table) => table.query)];
  for (const each of [...inner, ...(query.source ? [query.source] : [])]) collect(each, name, into);
  for (const item of query.from) if (item.kind === 'query') collect(item.query, name, into);
}
