import type { Convention } from '../convention.ts';
import { findTemplates } from '../placeholders.ts';
import { dependency, engineField, engineOfPath, isSql, unlessTest } from './evidence.ts';
import { singleMessage } from './lines.ts';
import { baseName, folderOf, groupBy } from './paths.ts';
import { nextName, nextPair, parsePrefixed, prefixedFiles } from './prefixed.ts';

/**
 * golang-migrate: `7_name.up.sql` with `7_name.down.sql`, applied by number.
 *
 * Its PostgreSQL driver opens no transaction: the file goes out as one query message, which the server runs as one
 * transaction unless it holds a single statement (golang-migrate/migrate, database/postgres/README.md: `x-multi-statement`
 * splits instead; MIGRATIONS.md on names).
 */
export const golangMigrate: Convention = {
  id: 'golang-migrate',
  title: 'golang-migrate',
  asks: ['go.mod'],
  outsideTransaction: 'alone',

  recognise(files, config) {
    return [...groupBy(files, (path) => (isSql(path) ? folderOf(path) : undefined))].flatMap(([folder, all]) => {
      const found = all.filter(isPaired);
      // A down file beside `7_name.sql` belongs to another tool, which also applies what has no `.up` in its name.
      if (found.length < all.length / 2 || !found.some((path) => path.endsWith('.up.sql'))) return [];
      const go = dependency(files, config, folder, 'go.mod', /golang-migrate\/migrate|mattes\/migrate/);
      const rust = dependency(files, config, folder, 'Cargo.toml', /(?!)/);
      const certainty =
        go.kind === 'named' ? 0.95 : go.kind === 'possible' ? 0.65 : rust.kind === 'possible' ? 0.4 : 0.5;
      const because = `names such as ${baseName(found[0] as string)}`;
      return {
        folder,
        certainty: unlessTest(certainty, folder),
        because: go.kind === 'named' ? `${go.path} requires golang-migrate, which has ${because}` : `it has ${because}`,
        ...engineField(engineOfPath(folder)),
      };
    });
  },

  order: (folder, files) =>
    prefixedFiles(folder, files, (parsed) => (parsed.name === '' ? undefined : parsed.direction)),

  // Projects that embed it often run their files through a Go template first.
  sections(file, text, flavour) {
    const { values, control } = findTemplates(text);
    const sections = singleMessage(text, file.direction === 'down' ? 'down' : 'up', flavour);
    return { ...sections, placeholders: values, directives: control };
  },

  next: (request) => nextPair(request, nextName(request).stem),
};

/** `7_name.up.sql`: an underscore is needed, a name too. */
const isPaired = (path: string): boolean => {
  const parsed = parsePrefixed(baseName(path));
  return parsed?.direction !== undefined && parsed.separator.startsWith('_') && parsed.name !== '';
};
