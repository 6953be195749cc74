import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

/** The migrations of one database, in the order they are applied. */
export interface History {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly sql: string }[];
}

/**
 * Real histories of public projects, which are not ours to ship: from the folder `BELLOWS_CORPUS` names, either a dump
 * (`postgresql.jsonl.gz`) or unpacked (`postgresql/<owner+repository>/…`), else from a dump beside the checkout. Null when
 * neither is there. A project's migrations come upward only.
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
        return { name: repository, files: rows.map((row) => ({ path: row.path, sql: upward(row.sql) })) };
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
    if (row.direction === 'down') continue;
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
  const upwards = files.filter((file) => file.endsWith('.sql') && !/(^|[./\\])down\.sql$/.test(file));
  // Numbers in names count as numbers: V2 comes before V10.
  upwards.sort(new Intl.Collator('en', { numeric: true }).compare);
  const read = (file: string) => upward(fs.readFileSync(path.join(folder, file), 'utf8'));
  return { name: repository, files: upwards.map((file) => ({ path: file, sql: read(file) })) };
}

/** A file without the part that undoes it, and without what the migration tool, not the server, reads. */
function upward(sql: string): string {
  const down = /^\s*--\s*(\+goose Down|\+migrate Down|migrate:down)/im.exec(sql);
  return (down ? sql.slice(0, down.index) : sql).replace(/--> statement-breakpoint|\/\* TEMPLATE: schema \*\//g, '');
}
