import { committing } from './implicit-commit.ts';
import { defineRule, type ReleaseChange } from './rule.ts';

export default defineRule({
  id: 'one-ddl-a-migration',
  on: committing,
  category: 'rollback',
  severity: 'information',
  title: 'Several DDL statements in one migration',
  why: 'MySQL and MariaDB commit each of them by itself. Where a later one fails, the migration counts as not run, and when it is run again the first ones fail, as they are done already.',
  instead: 'Put each DDL statement into a migration of its own, or write it so that it may run twice (IF NOT EXISTS).',
  hazards: ['C17'],
  dialects: ['mysql'],
  optIn: true,
  examples: {
    fires: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN a int;\nALTER TABLE orders ADD COLUMN b int;',
    },
    silent: {
      engine: 'mysql 8.4',
      before: 'CREATE TABLE orders (id bigint PRIMARY KEY);',
      migration: 'ALTER TABLE orders ADD COLUMN a int, ADD COLUMN b int;',
    },
  },
  check(_change, { release, position }) {
    const here = release[position];
    if (!here) return undefined;
    // One finding a file, at the second statement; the first of its Changes stands for it.
    let first: ReleaseChange | undefined;
    for (let i = position - 1; i >= 0; i--) {
      const entry = release[i] as ReleaseChange;
      if (entry.file !== here.file) break;
      if (!kinds.has(entry.change.kind)) continue;
      if (entry.statement === here.statement || (first && entry.statement !== first.statement)) return undefined;
      first = entry;
    }
    if (!first || mayRunTwice(first)) return undefined;
    return {
      message: 'Where this fails, the DDL before it stays done, and fails when the migration is run again',
      object: '',
    };
  },
});

const kinds: ReadonlySet<string> = new Set(committing);

const mayRunTwice = ({ change }: ReleaseChange): boolean =>
  ('ifNotExists' in change && change.ifNotExists) ||
  ('ifExists' in change && change.ifExists) ||
  ('replace' in change && change.replace === true);
