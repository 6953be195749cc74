import type { Contract } from '../contract/contract.ts';
import { type Catalog, findTable, type Trigger } from '../schema/catalog.ts';
import type { Name } from '../schema/names.ts';
import { list } from '../text/words.ts';
import type { Move } from './move-plan.ts';
import { type Moved, type Other, referenceOf } from './moved-columns.ts';
import type { RecipeContext } from './recipe.ts';
import { byPosition, Versions, versions } from './wording.ts';

/**
 * What triggers of MySQL can't do, or what it does not let them see. A trigger may not write to a table that the statement which set
 * it off has anything to do with (1442): neither a query over both tables, nor another trigger that writes a value again.
 */
export function inTheWayOnMysql({ moved, other, rows }: Move, context: RecipeContext): string | undefined {
  const { source, label, at, columns } = moved;
  const { table } = other;
  const { previous, next, dialect, version } = context;
  const foreign = [source, table].find((each) => each.engine !== undefined && each.engine !== 'innodb');
  if (foreign)
    return `${foreign.name} is kept by ${foreign.engine}, which locks no single rows: two servers that write at once could miss each other.`;
  const keys = source.constraints.filter(
    (c) =>
      (c.type === 'foreign-key' || c.type === 'check') &&
      columns.some((column) => c.columns.includes(column.id) || c.expression?.columns.includes(column.name)),
  );
  if (keys.length > 0)
    return `${list(keys.map((c) => c.name))} holds on to ${list(columns.map(({ name }) => `${label}.${name}`))}, so ${dialect.title} does not drop it. Drop the constraint first, in a release of its own.`;
  const reference = referenceOf(other, moved);
  if (reference && ignoresInline(context) && /_ibfk_\d+$/.test(reference.name))
    return `${dialect.title} ${version} ignores REFERENCES in the definition of a column, and it can't be told whether ${other.label} really refers to ${label}. Write it as a constraint with a name: CONSTRAINT … FOREIGN KEY (${other.ref.name}) REFERENCES ….`;
  const charset = narrower(moved, other);
  if (charset) return charset;
  const trigger = writesAgain(moved, other, at);
  if (trigger)
    return `The trigger ${trigger.name} has to do with ${list(columns.map(({ name }) => name))} as well: ${dialect.title} lets no trigger write to a table whose statement set it off (1442), so servers' writes would fail. Drop it first.`;
  const positional = byPosition(table, previous);
  if (rows === 'theirs' && positional.length > 0)
    return `${Versions(positional)} inserts into ${other.label} without naming columns, which fails as soon as there is one more.`;
  for (const contract of [...previous, ...[next() ?? []].flat()]) {
    const [one, two] = [source, table].map(({ schema, name }) => idOf(contract, { schema, name }));
    for (const { resolution, evidence, text } of contract.statements) {
      const place = `${contract.server.version} (${evidence.file}:${evidence.line})`;
      const uses = resolution.relations.filter(({ relation }) => relation === one || relation === two);
      const both = new Set(uses.map(({ relation }) => relation)).size > 1;
      if (both && uses.some(({ use }) => use === 'write' || use === 'insert' || use === 'delete'))
        return `${place} writes to ${label} or ${other.label} in a statement that names both: ${dialect.title} refuses what triggers would write to the other one then (1442). Give it two statements.`;
      const replaced = resolution.inserts.find(({ relation }) => relation === two);
      if (rows === 'theirs' && previous.includes(contract) && replaced && REPLACE.test(text))
        return `${place} replaces rows of ${other.label}, and a row that is made anew has none of the values that ${versions([contract])} does not know.`;
    }
  }
  return undefined;
}

/** See the rule ignored-references: MySQL before 9.0, MariaDB before 10.5. */
function ignoresInline({ dialect, version }: RecipeContext): boolean {
  const [major = 0, minor = 0] = String(version).split('.').map(Number);
  return major < 9 || (dialect.title === 'MariaDB' && major === 10 && minor < 5 && minor !== 1);
}

const REPLACE = /^\s*replace\b/i;

/** What the new server must never do, whatever of its code can be seen. */
export const neverInOne = (label: string, { label: other }: Other, previous: readonly Contract[]): string =>
  `Neither ${versions(previous)} nor the new server writes to ${label} or ${other} in a statement that names both: it would fail (1442).`;

/** Whether the new server may overwrite a row of the other table by an INSERT, which looks like one that makes the row. */
export function overwrites(into: Name, { next }: RecipeContext): boolean {
  const contract = next();
  if (!contract || contract.statements.length === 0) return true;
  const id = idOf(contract, into);
  return contract.statements.some(
    ({ resolution, text }) =>
      resolution.upserts.some(({ relation }) => relation === id) ||
      (REPLACE.test(text) && resolution.inserts.some(({ relation }) => relation === id)),
  );
}

const idOf = ({ catalog }: Contract, name: Name): number | undefined => findTable(catalog, name)?.id;

/** Characters that the other table may not have would be refused when an old server writes them. */
function narrower(
  { source, columns, label }: Moved,
  { table, columns: others, label: other }: Other,
): string | undefined {
  const texts = columns.filter(({ type }) => /char|text|enum|set/.test(type.name));
  const wider = texts.every((column) => {
    const to = others[columns.indexOf(column)]?.collation?.name ?? table.charset;
    return to === (column.collation?.name ?? source.charset) || to?.startsWith('utf8mb4') === true;
  });
  if (wider) return undefined;
  return `${list(texts.map(({ name }) => name))} may have another character set in ${other} than in ${label}, and what does not fit there would be refused. Say CHARACTER SET utf8mb4, or the one of ${label}.`;
}

/** A trigger of the team that writes the values again, or has to do with both tables. */
function writesAgain({ source, columns }: Moved, { table }: Other, catalog: Catalog): Trigger | undefined {
  const names = ({ words }: Trigger, name: string): boolean => words.includes(name.toLowerCase());
  for (const each of catalog.relations.values()) {
    if (each.kind !== 'table') continue;
    const others = [source, table].filter(({ id }) => id !== each.id);
    const found = each.triggers.find(
      (trigger) =>
        columns.some(({ name }) => names(trigger, name)) &&
        (others.every(({ name }) => names(trigger, name)) || (each.id === source.id && trigger.timing === 'before')),
    );
    if (found) return found;
  }
  return undefined;
}
