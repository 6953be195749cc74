import { ask } from '../contract/ask.ts';
import { findTable } from '../schema/catalog.ts';
import type { ChangeOf } from '../schema/change.ts';
import { copiedTo } from './replacement.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { apartFrom, standInColumn, subjectOf } from './subject.ts';
import { usage } from './wording.ts';

export default defineRule({
  id: 'contract-too-early',
  on: ['drop-column'],
  category: 'compatibility',
  severity: 'error',
  title: 'Expand and contract in one release',
  why: 'The new column is added, filled and the old one dropped before the new server runs: the previous server still uses the old one, and what it writes meanwhile never reaches the new one.',
  instead: 'Ship the new column and a dual write in this release, and drop the old column in the next one.',
  hazards: ['A44', 'A61', 'G12'],
  recipe: 'split-column',
  examples: {
    fires: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      uses: 'SELECT email FROM users',
      migration:
        'ALTER TABLE users ADD COLUMN mail text;\nUPDATE users SET mail = email;\nALTER TABLE users DROP COLUMN email;',
    },
    silent: {
      before: 'CREATE TABLE users (id bigint PRIMARY KEY, email text);',
      uses: 'SELECT email FROM users',
      migration: 'ALTER TABLE users ADD COLUMN mail text;',
    },
  },
  check(change, context) {
    const { table, column, label, tableLabel, released } = subjectOf(context, change.table, change.column);
    if (!table || !column || !released.table || !released.column) return undefined;
    if (standInColumn(context, released.table, released.column)) return undefined;
    const copy = copiedTo(context, table, column);
    if (!copy) return undefined;
    const { answer, servers } = ask(context.servers, (contract) =>
      contract.column({ relation: table.id, column: column.id }, undefined, apartFrom(context, table, column)),
    );
    const replaced = `${tableLabel}.${copy.column.name} takes its place in the same release`;
    return {
      message: `${usage(servers, label, answer)}; ${replaced}`,
      object: label,
      answer,
      servers,
      ...(isMerged(context, change, copy.column.name) ? { recipe: 'merge-columns' } : {}),
    };
  },
});

/** The new column is computed from other columns as well that go. */
function isMerged(context: RuleContext, { table, column }: ChangeOf<'drop-column'>, heir: string): boolean {
  const id = findTable(context.before, table)?.id;
  const others = context.release.flatMap(({ change, before }) =>
    change.kind === 'drop-column' && change.column !== column && findTable(before, change.table)?.id === id
      ? [change.column]
      : [],
  );
  return context.release.some(
    ({ change }) =>
      change.kind === 'update-rows' &&
      change.query.assignments?.some(({ name }) => name === heir) &&
      change.query.references.some(({ name }) => others.includes(name)),
  );
}
