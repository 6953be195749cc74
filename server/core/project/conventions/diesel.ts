import type { Convention, NewFile } from '../convention.ts';
import { above, dependency, engineField, engineOfPath, engineOfUrl, unlessTest } from './evidence.ts';
import { folderedFiles, parseFoldered } from './foldered.ts';
import { whole } from './lines.ts';
import { nextVersion } from './numbering.ts';
import { compareText, folderOf, groupBy, join } from './paths.ts';
import { nothingToUndo, paragraph } from './statements.ts';

/**
 * diesel: `migrations/<version>_<name>/up.sql` with `down.sql`. The version is what stands before the first `_`, without
 * dashes, compared as text (diesel_migrations, file_based_migrations.rs). A transaction a migration, unless metadata.toml
 * beside the SQL says `run_in_transaction = false`.
 */
export const diesel: Convention = {
  id: 'diesel',
  title: 'Diesel',
  asks: ['diesel.toml', 'Cargo.toml', 'metadata.toml', '.env', '.env.example'],
  outsideTransaction: 'alone',

  recognise(files, config) {
    const histories = groupBy(files, (path) => {
      const parsed = parseFoldered(path);
      return parsed?.base === 'up.sql' && /^\d/.test(parsed.name) ? parsed.history : undefined;
    });
    return [...histories].map(([folder, found]) => {
      const settings = above(files, folder, /^diesel\.toml$/);
      const rust = dependency(files, config, folder, 'Cargo.toml', /^\s*\[?(?:dependencies\.)?diesel\b/m);
      const names = found.map((path) => parseFoldered(path)?.name ?? '');
      const own = names.some((name) => /^(\d{4}-\d\d-\d\d-\d{6}|00000000000000_diesel)/.test(name));
      const certainty =
        settings !== undefined || rust.kind === 'named' ? 0.95 : own ? 0.85 : rust.kind === 'possible' ? 0.7 : 0.3;
      const env = above(files, folder, /^\.env(\.example)?$/);
      return {
        folder,
        certainty: unlessTest(certainty, folder),
        because: settings
          ? `${settings} is there`
          : rust.kind === 'named'
            ? `${rust.path} depends on diesel`
            : `it has folders such as ${names[0]} with an up.sql`,
        ...engineField(engineOfPath(folder) ?? engineOfUrl((env && config.get(env)) ?? '')),
      };
    });
  },

  order(folder, files, config) {
    const found = folderedFiles(
      folder,
      files,
      { 'up.sql': 'up', 'down.sql': 'down' },
      versionOf,
      (a, b) => compareText(a.version, b.version) || compareText(a.identity, b.identity),
    );
    return found.map((file) => {
      const metadata = config.get(join(folderOf(file.path), 'metadata.toml')) ?? '';
      const setting = /^\s*run_in_transaction\s*=\s*(true|false)\b/m.exec(metadata)?.[1];
      return setting === undefined ? file : { ...file, transaction: setting === 'true' };
    });
  },

  sections: (file, text) =>
    whole(text, file.direction === 'down' ? 'down' : 'up', { transaction: file.transaction ?? true }),

  next(request) {
    const last = request.existing.at(-1)?.identity.split('_')[0] ?? '0000-00-00-000000-0000';
    const versions = request.existing.map((file) => file.version);
    const version = dashed(nextVersion(versions, request.now, request.sequence), last);
    const folder = join(request.folder, `${version}_${request.name}`);
    const files: NewFile[] = [
      { path: join(folder, 'up.sql'), text: paragraph(request.up) },
      { path: join(folder, 'down.sql'), text: paragraph(request.down) || nothingToUndo(request.flavour) },
    ];
    if (!request.transaction) files.push({ path: join(folder, 'metadata.toml'), text: 'run_in_transaction = false\n' });
    return files;
  },
};

const versionOf = (name: string): string => (name.split('_')[0] ?? '').replaceAll('-', '');

/** Puts dashes where the example has them; diesel's own names are `2026-07-29-143313-0000`, older ones without the end. */
function dashed(digits: string, example: string): string {
  if (!example.includes('-')) return digits;
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}-${digits.slice(8, 14)}`;
  return example.split('-').length > 4 ? `${date}-${digits.slice(14).padEnd(4, '0')}` : date;
}
