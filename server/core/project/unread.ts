import type { UnreadStatement } from '../contract/uses.ts';
import { Words } from '../contract/words.ts';
import { isOpaque, type Migration } from './statements.ts';

/** What of migrations was not understood: each may have made a view, a function or a trigger of whatever it names. */
export const unreadIn = (migrations: readonly Migration[]): readonly UnreadStatement[] =>
  migrations.flatMap((migration) => (migration.opaque === 0 ? [] : ofMigration(migration)));

const known = new WeakMap<Migration, readonly UnreadStatement[]>();

function ofMigration(migration: Migration): readonly UnreadStatement[] {
  const before = known.get(migration);
  if (before) return before;
  const { file, lines } = migration;
  const found = migration.statements.filter(isOpaque).map(
    ({ span, text }): UnreadStatement => ({
      words: Words.of(text),
      makes: /\bcreate\b/i.test(text),
      evidence: {
        file: file.path,
        line: lines.position(span.start).line + 1,
        text: text.slice(0, 1000).replace(/\s+/g, ' ').slice(0, 160),
        how: 'names',
      },
    }),
  );
  known.set(migration, found);
  return found;
}
