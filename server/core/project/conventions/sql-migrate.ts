import type { Convention } from '../convention.ts';
import { engineField, engineOfPath, engineOfUrl, isSql, samples, unlessTest } from './evidence.ts';
import { fenced, markedText, readMark } from './goose.ts';
import { markedSections } from './lines.ts';
import { baseName, compareDigits, compareText, folderOf, groupBy, words } from './paths.ts';
import { nextName } from './prefixed.ts';

/**
 * sql-migrate: any `.sql` with `-- +migrate Up` and `Down` inside; numbered ones first, by number, then the others by name.
 * A transaction a file unless `Up notransaction` (rubenv/sql-migrate, README; migrate.go, `Migration.Less`).
 */
export const sqlMigrate: Convention = {
  id: 'sql-migrate',
  title: 'sql-migrate',
  asks: ['dbconfig.yml', '*.sql'],
  outsideTransaction: 'marked',
  pooled: true,

  recognise(files, config) {
    return [...groupBy(files, (path) => (isSql(path) ? folderOf(path) : undefined))].flatMap(([folder, found]) => {
      if (!samples(config, found).some((text) => /^\s*--\s*\+migrate\s+Up\b/im.test(text))) return [];
      const database = files.find((path) => baseName(path) === 'dbconfig.yml');
      return {
        folder,
        certainty: unlessTest(0.93, folder),
        because: 'its files hold "-- +migrate Up"',
        ...engineField(
          engineOfPath(folder) ??
            engineOfDialect((database && config.get(database)) ?? '') ??
            engineOfUrl((database && config.get(database)) ?? ''),
        ),
      };
    });
  },

  order(folder, files) {
    return files
      .filter((path) => isSql(path) && folderOf(path) === folder)
      .map((path) => {
        const base = baseName(path);
        const version = /^\d+/.exec(base)?.[0] ?? '';
        const name = words(base.slice(version.length, -'.sql'.length));
        return { path, version, name, direction: 'both' as const, identity: base };
      })
      .sort(
        (a, b) =>
          Number(a.version === '') - Number(b.version === '') ||
          compareDigits(a.version, b.version) ||
          compareText(a.identity, b.identity),
      );
  },

  sections: (_file, text, flavour) => markedSections(text, (line) => readMark(line, 'migrate'), flavour),

  inPlace: (sql, flavour) => fenced(sql, 'migrate', flavour).trimEnd(),

  next: (request) => [{ path: `${nextName(request).stem}.sql`, text: markedText(request, 'migrate') }],
};

const engineOfDialect = (text: string): string | undefined => {
  const dialect = /^\s*dialect:\s*(postgres|mysql|sqlite3)\b/m.exec(text)?.[1];
  return dialect === 'postgres' ? 'postgresql' : dialect === 'sqlite3' ? 'sqlite' : dialect;
};
