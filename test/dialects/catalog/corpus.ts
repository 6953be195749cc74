import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

/** The migrations of one database, in the order they are applied. */
export interface History {
  readonly name: string;
  readonly files: readonly MigrationFile[];
  /** Those that undo them, the last first; empty where a project has none. */
  readonly back: readonly MigrationFile[];
}

interface MigrationFile {
  readonly path: string;
  readonly sql: string;
}

/**
 * Real histories of public projects, which are not ours to ship: from the folder `BELLOWS_CORPUS` names, either a dump
 * (`postgresql.jsonl.gz`) or unpacked (`postgresql/<owner+repository>/…`), else from a dump beside the checkout. Null when
 * neither is there.
 */
export function findCorpus(): { readonly folder: string; read(repository: string): History } | null {
  const beside = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
  const folder = process.env.BELLOWS_CORPUS ?? beside;
  const dump = path.join(folder, 'postgresql.jsonl.gz');
  if (fs.existsSync(dump)) {
    let histories: Map<string, Row[]> | undefined;
    return {
      folder,
      read(repository) {
        histories ??= readDump(dump);
        const rows = histories.get(repository) ?? [];
        const files = rows.map(({ path, sql, direction }) => ({
          path,
          sql: forServer(sql),
          down: direction === 'down',
        }));
        return inOrder(repository, files);
      },
    };
  }
  const unpacked = path.join(folder, 'postgresql');
  if (!fs.existsSync(unpacked)) return null;
  return { folder, read: (repository) => readFolder(unpacked, repository) };
}

/** One migration file of the dump. */
interface Row {
  readonly repo: string;
  readonly order: number;
  readonly direction: 'up' | 'down';
  readonly path: string;
  readonly sql: string;
}

function readDump(file: string): Map<string, Row[]> {
  const histories = new Map<string, Row[]>();
  for (const line of zlib.gunzipSync(fs.readFileSync(file)).toString('utf8').trim().split('\n')) {
    const row = JSON.parse(line) as Row;
    const rows = histories.get(row.repo);
    if (rows) rows.push(row);
    else histories.set(row.repo, [row]);
  }
  for (const rows of histories.values()) rows.sort((a, b) => a.order - b.order);
  return histories;
}

function readFolder(root: string, repository: string): History {
  const folder = path.join(root, repository.replace('/', '+'));
  const files = fs.existsSync(folder) ? (fs.readdirSync(folder, { recursive: true }) as string[]) : [];
  const scripts = files.filter((file) => file.endsWith('.sql'));
  // Numbers in names count as numbers: V2 comes before V10.
  scripts.sort(new Intl.Collator('en', { numeric: true }).compare);
  const read = (file: string) => forServer(fs.readFileSync(path.join(folder, file), 'utf8'));
  const down = /(^|[./\\])down\.sql$/;
  return inOrder(
    repository,
    scripts.map((file) => ({ path: file, sql: read(file), down: down.test(file) })),
  );
}

const inOrder = (name: string, files: readonly (MigrationFile & { readonly down: boolean })[]): History => ({
  name,
  files: files.filter((file) => !file.down),
  back: files.filter((file) => file.down).reverse(),
});

/** A file without a section that undoes it, and without what the migration tool, not the server, reads. */
function forServer(sql: string): string {
  const down = /^\s*--\s*(\+goose Down|\+migrate Down|migrate:down)/im.exec(sql);
  return (down ? sql.slice(0, down.index) : sql).replace(/--> statement-breakpoint|\/\* TEMPLATE: schema \*\//g, '');
}
