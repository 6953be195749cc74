import type { Convention, NewFile } from '../convention.ts';
import { dependency, engineField, engineOfPath, engineOfWord, samples, unlessTest } from './evidence.ts';
import { folderedFiles, parseFoldered } from './foldered.ts';
import { whole } from './lines.ts';
import { nextVersion } from './numbering.ts';
import { baseName, compareDigits, folderOf, groupBy, join, normalise } from './paths.ts';
import { nextName, prefixedFiles } from './prefixed.ts';
import { statementTexts } from './statements.ts';

const BREAKPOINT = '--> statement-breakpoint';
const JOURNAL = 'meta/_journal.json';

/**
 * Drizzle: `0007_name.sql` in the order of meta/_journal.json, or since version 1 of drizzle-kit folders
 * `<timestamp>_name/migration.sql` by name. `--> statement-breakpoint` ends a statement. All pending migrations run in one
 * transaction; nothing takes a statement out of it (drizzle-team/drizzle-orm: drizzle-orm/src/migrator.ts and its bug report 860;
 * orm.drizzle.team/docs/drizzle-kit-generate).
 *
 * Drizzle applies only what the journal lists, and of that only what is newer (`when`) than the last one applied. `next`
 * therefore also gives the journal with one more entry, if it was read. It writes no snapshot: that describes schema.ts,
 * which has to follow the change, and `drizzle-kit generate` then compares it with the last snapshot there is.
 */
export const drizzle: Convention = {
  id: 'drizzle',
  title: 'Drizzle',
  asks: ['drizzle.config.*', 'drizzle*.config.*', '_journal.json', 'package.json', '*.sql'],
  outsideTransaction: 'never',

  recognise(files, config) {
    const settings = files.filter((path) => /^drizzle.*\.config\.\w+$|^drizzle\.config\.\w+$/.test(baseName(path)));
    const outs = new Map(settings.map((path) => [outOf(path, config.get(path) ?? ''), path]));
    return [...groupBy(files, historyOf)].flatMap(([folder, found]) => {
      const journal = join(folder, JOURNAL);
      const setting = outs.get(folder);
      const foldered = found.some((path) => baseName(path) === 'migration.sql');
      const snapshots = files.some((path) => folderOf(folderOf(path)) === folder && baseName(path) === 'snapshot.json');
      const marked = samples(config, found).some((text) => text.includes(BREAKPOINT));
      const used = dependency(files, config, folder, 'package.json', /"drizzle-(?:orm|kit)"/);
      const generated = found.every((path) => /^\d{4}_[a-z0-9_-]+\.sql$/i.test(baseName(path)));
      const known = files.includes(journal);
      let certainty = 0;
      if (known || setting !== undefined || (foldered && snapshots)) certainty = 1;
      else if (foldered) certainty = 0;
      else if (marked) certainty = 0.9;
      else if (generated && used.kind === 'named') certainty = 0.75;
      else if (generated && /(^|\/)drizzle(\/|$)/.test(folder)) certainty = 0.7;
      if (certainty === 0) return [];
      const dialect =
        /"dialect"\s*:\s*"(\w+)"/.exec(config.get(journal) ?? '')?.[1] ??
        /dialect\s*:\s*['"`](\w+)/.exec((setting && config.get(setting)) ?? '')?.[1];
      return {
        folder,
        certainty: unlessTest(certainty, folder),
        because: known
          ? `${journal} lists its files`
          : setting !== undefined
            ? `${setting} writes to it`
            : marked
              ? `its files hold "${BREAKPOINT}"`
              : `its files are named as drizzle-kit does`,
        ...engineField((dialect && engineOfWord(dialect)) || engineOfPath(folder)),
      };
    });
  },

  order(folder, files, config) {
    const foldered = folderedFiles(folder, files, { 'migration.sql': 'up' }, (name) => /^\d+/.exec(name)?.[0] ?? name);
    const found = prefixedFiles(folder, files, (parsed) => (parsed.direction === undefined ? 'up' : undefined));
    if (found.length === 0) return foldered;
    const tags = readJournal(config.get(join(folder, JOURNAL)))?.entries.map((entry) => entry.tag);
    if (tags === undefined) return found;
    const listed = tags.flatMap((tag) => found.find((file) => file.identity === `${tag}.sql`) ?? []);
    const last = listed.reduce((max, file) => (compareDigits(file.version, max) > 0 ? file.version : max), '0');
    // A file after the last entry is being written by hand; an older one without an entry is never applied.
    return [...listed, ...found.filter((file) => !listed.includes(file) && compareDigits(file.version, last) > 0)];
  },

  sections(_file, text) {
    const marks = Array.from(text.matchAll(/--> statement-breakpoint/g), ({ index }) => index);
    return whole(text, 'up', {
      transaction: true,
      shared: true,
      breaks: marks,
      directives: marks.map((start) => ({ start, end: start + BREAKPOINT.length })),
    });
  },

  inPlace: (sql, flavour) => statementTexts(sql, flavour).join(`\n${BREAKPOINT}\n`),

  next(request) {
    const sql = `${statementTexts(request.up, request.flavour ?? 'postgresql').join(`\n${BREAKPOINT}\n`)}\n`;
    if (request.existing.some((file) => baseName(file.path) === 'migration.sql')) {
      const versions = request.existing.map((file) => file.version);
      const version = nextVersion(versions, request.now, request.sequence);
      return [{ path: join(request.folder, `${version}_${request.name}/migration.sql`), text: sql }];
    }
    const { stem, version } =
      request.existing.length > 0
        ? nextName(request)
        : first(request.folder, String(request.sequence).padStart(4, '0'), request.name);
    const files: NewFile[] = [{ path: `${stem}.sql`, text: sql }];
    const path = join(request.folder, JOURNAL);
    const journal = readJournal(request.config?.get(path));
    if (journal) files.push({ path, text: grown(journal, baseName(stem), request.now), replaces: true });
    else if (request.existing.length === 0) {
      const dialect = request.flavour ?? 'postgresql';
      files.push({ path, text: grown({ version: '7', dialect, entries: [] }, baseName(stem), request.now) });
    }
    return version === '' ? [] : files;
  },
};

const first = (folder: string, version: string, name: string) => ({
  stem: join(folder, `${version}_${name}`),
  version,
});

interface Journal {
  readonly version?: unknown;
  readonly dialect?: unknown;
  readonly entries: readonly { readonly idx?: unknown; readonly when?: unknown; readonly tag: string }[];
}

function readJournal(text: string | undefined): Journal | undefined {
  try {
    const journal = JSON.parse(text ?? '') as Journal;
    return Array.isArray(journal.entries) && journal.entries.every((entry) => typeof entry?.tag === 'string')
      ? journal
      : undefined;
  } catch {
    return undefined;
  }
}

/** The journal with one more entry, later than all others, written as drizzle-kit writes it. */
function grown(journal: Journal, tag: string, now: number): string {
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const idx = journal.entries.reduce((max, entry) => Math.max(max, number(entry.idx)), -1) + 1;
  const when = journal.entries.reduce((max, entry) => Math.max(max, number(entry.when) + 1), now);
  const version = journal.version ?? '7';
  const entries = [...journal.entries, { idx, version, when, tag, breakpoints: true }];
  return JSON.stringify({ ...journal, entries }, null, 2);
}

/** `out` of a drizzle.config.ts, resolved against its folder; `drizzle` if it names none. */
function outOf(path: string, text: string): string {
  const out = /\bout\s*:\s*['"`]([^'"`$]+)['"`]/.exec(text)?.[1] ?? 'drizzle';
  return normalise(join(folderOf(path), out));
}

function historyOf(path: string): string | undefined {
  const base = baseName(path);
  if (base === 'migration.sql') return parseFoldered(path)?.history;
  return /^\d+_.*\.sql$/.test(base) && !/\.(up|down)\.sql$/.test(base) ? folderOf(path) : undefined;
}
