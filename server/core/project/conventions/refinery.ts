import type { Convention, MigrationFile } from '../convention.ts';
import { dependency, engineField, engineOfPath, unlessTest } from './evidence.ts';
import { whole } from './lines.ts';
import { nextVersion } from './numbering.ts';
import { baseName, compareDigits, compareText, folderOf, groupBy, isUnder, join, words } from './paths.ts';
import { paragraph } from './statements.ts';

/**
 * refinery: `V1__name.sql` by number, and `U1__name.sql`, which is no way back but one that may come out of order; no ways down. A
 * transaction a migration, and nothing in the file takes it out of that (rust-db/refinery, README; refinery_core, drivers/postgres.rs).
 */
export const refinery: Convention = {
  id: 'refinery',
  title: 'refinery',
  asks: ['Cargo.toml'],
  outsideTransaction: 'never',

  recognise(files, config) {
    return [...groupBy(files, (path) => (parse(path) ? folderOf(path) : undefined)).keys()].flatMap((folder) => {
      const rust = dependency(files, config, folder, 'Cargo.toml', /^\s*\[?(?:[\w.-]*dependencies\.)?refinery\b/m);
      if (rust.kind !== 'named') return [];
      return {
        folder,
        certainty: unlessTest(0.97, folder),
        because: `${rust.path} depends on refinery`,
        ...engineField(engineOfPath(folder)),
      };
    });
  },

  order: (folder, files) =>
    files
      .filter((path) => isUnder(folder, path))
      .flatMap((path): MigrationFile[] => {
        const found = parse(path);
        return found ? [{ path, ...found, direction: 'up', identity: baseName(path) }] : [];
      })
      .sort((a, b) => compareDigits(a.version, b.version) || compareText(a.path, b.path)),

  sections: (_file, text) => whole(text, 'up', { transaction: true }),

  next(request) {
    const last = request.existing.at(-1);
    const folder = last && isUnder(request.folder, last.path) ? folderOf(last.path) : request.folder;
    const versions = request.existing.map(({ version }) => version);
    const version = nextVersion(versions, request.now, request.sequence, 1);
    return [{ path: join(folder, `V${version}__${request.name}.sql`), text: paragraph(request.up) }];
  },
};

function parse(path: string): { readonly version: string; readonly name: string } | undefined {
  const [, version, name] = /^[UV](\d+)__(\w+)\.sql$/.exec(baseName(path)) ?? [];
  return version === undefined || name === undefined ? undefined : { version, name: words(name) };
}
