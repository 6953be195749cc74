import { type Column, findTable, type Table, tableById } from '../schema/catalog.ts';
import type { ConstraintDefinition } from '../schema/change.ts';
import { showType, type TypeReference } from '../schema/types.ts';
import { defineRule, type Report, type RuleContext } from './rule.ts';

type ForeignKey = Extract<ConstraintDefinition, { type: 'foreign-key' }>;

export default defineRule({
  id: 'foreign-key-types',
  on: ['create-table', 'add-column', 'add-constraint'],
  category: 'data',
  severity: 'warning',
  title: 'A foreign key whose column has another type than what it refers to',
  why: 'A smaller type can not hold every key: inserts fail once the keys outgrow it, years later. Types that can not be compared are refused at once, and MySQL refuses every difference.',
  instead: 'Give the column the type of the column it refers to.',
  hazards: ['E05'],
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE posts (id bigint PRIMARY KEY, author int REFERENCES users (id));',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY);',
      migration: 'CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users (id));',
    },
  },
  check(change, context) {
    const table = findTable(context.after, change.table);
    if (!table) return undefined;
    const definitions: readonly ConstraintDefinition[] =
      change.kind === 'add-constraint'
        ? [change.constraint]
        : change.kind === 'add-column'
          ? change.column.constraints
          : [...change.columns.flatMap((column) => column.constraints), ...change.constraints];
    return definitions.flatMap((definition): Report[] => {
      if (definition.type !== 'foreign-key') return [];
      const report = compare(definition, table, context);
      return report ? [{ at: definition.at, ...report }] : [];
    });
  },
});

function compare(definition: ForeignKey, table: Table, context: RuleContext): Report | undefined {
  const parent = findTable(context.after, definition.references);
  if (!parent) return undefined;
  const key =
    definition.referencedColumns.length > 0
      ? definition.referencedColumns.map((name) => parent.columns.find((column) => column.name === name))
      : (parent.constraints.find((c) => c.type === 'primary-key')?.columns ?? []).map((id) =>
          parent.columns.find((column) => column.id === id),
        );
  for (const [index, name] of definition.columns.entries()) {
    const column = table.columns.find((each) => each.name === name);
    const referenced = key[index];
    if (!column || !referenced || endsAlike(table, column, parent, referenced, context)) continue;
    const problem =
      context.dialect.id === 'mysql' ? mysqlProblem(column, referenced) : postgresProblem(column, referenced);
    if (!problem) continue;
    const label = `${context.name(table)}.${column.name}`;
    const other = `${context.name(parent)}.${referenced.name}`;
    return {
      message: `${label} is ${showType(column.type)} and refers to ${other}, which is ${showType(referenced.type)}: ${problem.so}`,
      object: label,
      severity: problem.refused ? 'error' : 'warning',
      advice: `Make ${label} ${showType(referenced.type)} as well.`,
    };
  }
  return undefined;
}

/** Both get the same type before the release is through. */
function endsAlike(table: Table, column: Column, parent: Table, referenced: Column, { target }: RuleContext): boolean {
  const find = (owner: Table, one: Column): Column | undefined =>
    tableById(target, owner.id)?.columns.find((each) => each.id === one.id);
  const [a, b] = [find(table, column), find(parent, referenced)];
  // Gone again, or never to be.
  if (!a || !b) return true;
  const changed = a.type !== column.type || b.type !== referenced.type;
  return changed && showType(a.type) === showType(b.type);
}

interface Problem {
  readonly so: string;
  readonly refused: boolean;
}

const wholeNumbers: Readonly<Record<string, number>> = {
  tinyint: 1,
  smallint: 2,
  mediumint: 3,
  int: 4,
  integer: 4,
  bigint: 8,
};

const textual = /^(text|character varying|character|citext|name|bpchar)$/;

function postgresProblem(column: Column, referenced: Column): Problem | undefined {
  const [from, to] = [column.type, referenced.type];
  if (from.dimensions > 0 || to.dimensions > 0 || from.name === to.name) return undefined;
  const [small, large] = [wholeNumbers[from.name], wholeNumbers[to.name]];
  if (small && large) {
    if (small < large) return { so: 'once the keys outgrow it, rows can no longer be inserted', refused: false };
    return undefined;
  }
  const kinds = [kindOf(from), kindOf(to)];
  if (kinds[0] === undefined || kinds[1] === undefined || kinds[0] === kinds[1]) return undefined;
  return { so: 'PostgreSQL refuses the foreign key, because they can not be compared', refused: true };
}

/** Types of one kind have an `=` between them. Undefined: a domain, an enum, a type of an extension. */
function kindOf(type: TypeReference): string | undefined {
  if (type.schema !== undefined && type.schema !== 'pg_catalog') return undefined;
  if (wholeNumbers[type.name] || /^(numeric|real|double precision)$/.test(type.name)) return 'number';
  if (textual.test(type.name)) return 'text';
  if (/^(date|timestamp)/.test(type.name)) return 'date';
  return /^(uuid|boolean|bytea|inet|json|jsonb)$/.test(type.name) ? type.name : undefined;
}

/** InnoDB wants the same size and sign of whole numbers, and the same kind of string; its length may differ (measured: error 3780, 1005). */
function mysqlProblem(column: Column, referenced: Column): Problem | undefined {
  const [from, to] = [column.type, referenced.type];
  const refused = { so: 'the server refuses the foreign key', refused: true };
  const number = (type: TypeReference): string | undefined =>
    wholeNumbers[type.name] ? `${wholeNumbers[type.name]}${type.unsigned ? 'u' : ''}` : undefined;
  const string = (type: TypeReference): boolean => /^(char|varchar|text|tinytext|mediumtext|longtext)$/.test(type.name);
  const [a, b] = [number(from), number(to)];
  if (a && b) return a === b ? undefined : refused;
  if ((a && string(to)) || (b && string(from))) return refused;
  return undefined;
}
