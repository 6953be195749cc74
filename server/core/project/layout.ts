import { type CodeCache, readCode, type ServerCode, type TreeEntry } from '../contract/code.ts';
import type { Manifest } from '../release/manifest.ts';
import { type ReadManifest, readManifest } from '../release/manifest-reader.ts';
import type { PreviousServer } from '../release/releases.ts';
import type { Dialect, Engine } from '../sql/dialect.ts';
import type { DialectSet } from '../sql/dialects/index.ts';
import { count, list } from '../text/words.ts';
import type { MigrationFile } from './convention.ts';
import { guessEngine, readEngine } from './engine.ts';
import { asksFor, conventionById, orderHistory, type RecognisedHistory, recogniseHistories } from './history.ts';
import { inside } from './paths.ts';
import { findPrevious, markLastAsNew } from './previous.ts';
import type { ProjectHost, ProjectSettings } from './project.ts';
import type { FileText, World } from './world.ts';

/** What a project is made of, as far as disk and git must be asked for it. Everything else follows without waiting. */
export interface Layout {
  /** Every file of the project on disk. */
  readonly paths: ReadonlySet<string>;
  readonly manifest: LoadedManifest | undefined;
  readonly databases: readonly DatabaseLayout[];
  readonly previous: readonly PreviousServer[];
  /** The code of each previous server, by version. */
  readonly codes: ReadonlyMap<string, ServerCode>;
  /** The code of the work tree. */
  readonly next: ServerCode | undefined;
  readonly inferred: readonly string[];
  readonly problems: readonly string[];
}

export interface LoadedManifest extends ReadManifest {
  readonly path: string;
  readonly text: string;
}

export interface DatabaseLayout {
  readonly name: string;
  readonly settings: DatabaseSettings;
  readonly history: RecognisedHistory;
  readonly engine: Engine;
  readonly files: readonly MigrationFile[];
  /** Texts of the migration tool's own files. */
  readonly config: ReadonlyMap<string, string>;
  /** Identities of the migrations each previous server was released with, by version; filled once they are known. */
  released: ReadonlyMap<string, ReadonlySet<string>>;
}

export type DatabaseSettings = NonNullable<Manifest['database']>;

/** What loading asks for: files as they stand in the editor, before they are on disk. */
export interface Sources {
  readonly world: World;
  readonly dialects: DialectSet;
  readonly settings: ProjectSettings;
  readonly code: CodeCache;
  readonly host: ProjectHost;
  readonly overlays: ReadonlyMap<string, string>;
  /** The text of a file, remembered until it changes. */
  text(path: string): Promise<FileText>;
  /** The work tree's code, remembered until a file changes on disk. */
  workTree(read: () => Promise<ServerCode>): Promise<ServerCode>;
}

export const manifestNames = ['bellows.yaml', 'bellows.yml', 'bellows.json'];

export async function loadLayout(sources: Sources): Promise<Layout> {
  const inferred: string[] = [];
  const problems: string[] = [];
  const files = await sources.world.files();
  const paths = new Set(files);
  const manifest = await loadManifest(sources, files, problems);
  problems.push(...withoutEffect(manifest?.manifest));
  const databases = await findDatabases(sources, files, manifest?.manifest, inferred, problems);
  const state =
    sources.settings.git === false
      ? { kind: 'none' as const, reason: 'The workspace is not trusted, so git is not run' }
      : await sources.world.git.state();
  if (state.kind === 'none') {
    problems.push(
      `${state.reason.replace(/\.$/, '')}. The last migration is judged alone, and everything counts as used.`,
    );
    for (const database of databases) markLastAsNew(database);
    return { paths, manifest, databases, previous: [], codes: new Map(), next: undefined, inferred, problems };
  }
  const wanted = (sources.settings.previous || undefined) ?? manifest?.manifest?.previous;
  const previous = await findPrevious(
    sources.world.git,
    state,
    databases,
    manifest?.manifest,
    wanted as Manifest['previous'],
    problems,
    async (path) => {
      const file = await sources.text(path);
      return 'text' in file ? file.text : undefined;
    },
  );
  const first = previous[0];
  if (first?.inferred) inferred.push(`previous server ${first.version} (${first.because})`);
  const codes = new Map<string, ServerCode>();
  const dialect = sources.dialects.get(databases[0]?.engine ?? (readEngine('postgresql') as Engine));
  for (const server of previous) {
    const tree = await sources.world.git.tree(server.commit);
    if (tree) codes.set(server.version, await readTree(sources, server.commit, tree, databases, dialect));
    else {
      const failure = `The files of ${server.version} are not in this clone. Run \`git fetch --tags --unshallow\``;
      problems.push(`${failure}.`);
      codes.set(server.version, { files: [], failure });
    }
  }
  const next = await sources.workTree(() => readWorkTree(sources, files, databases, dialect));
  return { paths, manifest, databases, previous, codes, next, inferred, problems };
}

/** What a manifest may say and nothing acts on yet: said out loud, so that nobody relies on it. */
function withoutEffect(manifest: Manifest | undefined): string[] {
  const keys = (['sources', 'ignores', 'services', 'releases'] as const).filter((key) => manifest?.[key] !== undefined);
  const said = keys.map((key) => `\`${key}\``);
  if (manifest?.deploy?.order === 'code-first') said.push('`deploy.order: code-first`');
  if (said.length === 0) return [];
  return [
    `${list(said)} in the manifest ${said.length === 1 ? 'has' : 'have'} no effect yet; what is checked is inferred as without ${said.length === 1 ? 'it' : 'them'}.`,
  ];
}

async function loadManifest(
  sources: Sources,
  files: readonly string[],
  problems: string[],
): Promise<LoadedManifest | undefined> {
  const { config } = sources.settings;
  const path = config ?? manifestNames.find((name) => files.includes(name) || sources.overlays.has(name));
  if (!path) return undefined;
  const file = await sources.text(path);
  if ('missing' in file) {
    if (config) problems.push(`The manifest ${path} can't be read: ${file.missing}.`);
    return undefined;
  }
  return { ...readManifest(file.text), path, text: file.text };
}

async function findDatabases(
  sources: Sources,
  onDisk: readonly string[],
  manifest: Manifest | undefined,
  inferred: string[],
  problems: string[],
): Promise<DatabaseLayout[]> {
  const opened = [...sources.overlays.keys()].filter((path) => path.endsWith('.sql'));
  const files = [...new Set([...onDisk, ...opened])].sort();
  const config = await readConfig(sources, files);
  const named: [string, DatabaseSettings][] = manifest?.databases
    ? Object.entries(manifest.databases)
    : [['', manifest?.database ?? {}]];
  const databases: DatabaseLayout[] = [];
  for (const [name, settings] of named) {
    const only =
      sources.settings.migrations ?? (settings.migrations === undefined ? undefined : [settings.migrations].flat());
    const histories = findHistories(files, config, settings, only, problems);
    // Without a word from the manifest, each folder that is a history of its own is a database of its own.
    const taken = manifest?.database || manifest?.databases || only ? histories.slice(0, 1) : histories;
    if (taken.length === 0 && (only || manifest?.database || manifest?.databases)) {
      problems.push(
        `No migrations are found${only ? ` in ${list(only)}` : ''}. Name their folder with \`database.migrations\` in bellows.yaml.`,
      );
    }
    for (const history of taken) {
      const scope = only ? files.filter((path) => inside(path, only)) : files;
      const ordered = orderHistory(history, scope, config);
      if (ordered.length === 0) continue;
      await Promise.all(ordered.map((file) => sources.text(file.path)));
      const engine = await engineOf(sources, settings, history, ordered, inferred, problems);
      if (!settings.migrations) {
        inferred.push(
          `${count(ordered.length, 'migration file')} of ${history.convention.title} in ${history.folder || 'the root folder'}`,
        );
      }
      const leftOut = notTaken(history, ordered, scope);
      if (leftOut.length > 0) {
        const [first, ...more] = leftOut as [string, ...string[]];
        const who =
          more.length === 0 ? `${first} is` : `${first} and ${count(more.length, 'other file')} beside it are`;
        problems.push(
          `${who} not taken for ${more.length === 0 ? 'a migration' : 'migrations'} by ${history.convention.title}, and not checked.`,
        );
      }
      if (history.gaps && history.gaps.length > 0) {
        problems.push(
          `${count(history.gaps.length, 'migration')} of ${history.folder} ${history.gaps.length === 1 ? 'is' : 'are'} no SQL and not understood: ${list(history.gaps.slice(0, 3))}${history.gaps.length > 3 ? ' and more' : ''}.`,
        );
      }
      const title = name || (taken.length > 1 ? history.folder : '');
      databases.push({ name: title, settings, history, engine, files: ordered, config, released: new Map() });
    }
  }
  return databases;
}

/** SQL files that lie among the migrations and are none to the tool: a slip in a name looks like this. */
function notTaken(
  history: RecognisedHistory,
  taken: readonly MigrationFile[],
  files: readonly string[],
): readonly string[] {
  const known = new Set(taken.map((file) => file.path));
  const folders = new Set(taken.map((file) => folderOf(file.path)));
  return files.filter(
    (path) =>
      path.endsWith('.sql') && !known.has(path) && folders.has(folderOf(path)) && path.startsWith(history.folder),
  );
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function findHistories(
  files: readonly string[],
  config: ReadonlyMap<string, string>,
  settings: DatabaseSettings,
  only: readonly string[] | undefined,
  problems: string[],
): readonly RecognisedHistory[] {
  if (settings.tool && !conventionById(settings.tool)) {
    problems.push(`\`${settings.tool}\` is no migration tool that is known here; the tool is recognised instead.`);
  }
  if (!only) return recogniseHistories(files, config, settings.tool);
  // What tells the tool may lie outside the folder that was named.
  const scope = files.filter((path) => inside(path, only) || !path.endsWith('.sql'));
  const sql = scope.filter((path) => path.endsWith('.sql'));
  return recogniseHistories(scope, config, settings.tool).filter((history) =>
    sql.some((path) => inside(path, [history.folder])),
  );
}

async function readConfig(sources: Sources, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const read = await Promise.all(asksFor(files).map(async (path) => [path, await sources.text(path)] as const));
  return new Map(read.flatMap(([path, file]) => ('text' in file ? [[path, file.text] as const] : [])));
}

async function engineOf(
  sources: Sources,
  settings: DatabaseSettings,
  history: RecognisedHistory,
  files: readonly MigrationFile[],
  inferred: string[],
  problems: string[],
): Promise<Engine> {
  const said = sources.settings.engine || settings.engine;
  if (said) {
    const engine = readEngine(said);
    if (engine) return engine;
    problems.push(
      `\`${said}\` is no engine that is known here. Write postgresql, mysql or mariadb, and the version: \`postgresql 16\`.`,
    );
  }
  const texts: string[] = [];
  for (const file of files.slice(0, 40)) {
    const text = await sources.text(file.path);
    if ('text' in text) texts.push(text.text);
  }
  const known = history.engine === undefined ? undefined : readEngine(history.engine);
  const engine = known ?? (readEngine(guessEngine(texts) ?? 'postgresql') as Engine);
  inferred.push(`engine ${engine.product}, taken as version ${engine.version}${known ? '' : ' from the SQL itself'}`);
  return engine;
}

function readTree(
  { world, code, host }: Sources,
  commit: string,
  tree: readonly TreeEntry[],
  databases: readonly DatabaseLayout[],
  dialect: Dialect,
): Promise<ServerCode> {
  return readCode(tree, (ids) => world.git.blobs(ids), {
    dialect,
    cache: code,
    read: host.readCode,
    store: host.store && { in: host.store, name: commit },
    exclude: noCode(databases),
  });
}

/**
 * The new server's code is only asked what it surely uses, so its words are not looked at. Files that are as git has them
 * were mostly read already, for the previous server.
 */
async function readWorkTree(
  { world, code, host, overlays }: Sources,
  files: readonly string[],
  databases: readonly DatabaseLayout[],
  dialect: Dialect,
): Promise<ServerCode> {
  const unchanged = (await world.git.unchanged?.()) ?? new Map<string, string>();
  const tree = files.map((path): TreeEntry => {
    const blob = overlays.has(path) ? undefined : unchanged.get(path);
    return { path, blob: blob ?? `/${path}` };
  });
  const fromDisk = async (blob: string): Promise<readonly [string, string] | undefined> => {
    const path = blob.slice(1);
    const overlay = overlays.get(path);
    const file: FileText = overlay === undefined ? await world.read(path) : { text: overlay };
    return 'text' in file && !file.damaged ? [blob, file.text] : undefined;
  };
  const read = async (blobs: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const disk = await Promise.all(blobs.filter((blob) => blob.startsWith('/')).map(fromDisk));
    const kept = await world.git.blobs(blobs.filter((blob) => !blob.startsWith('/')));
    return new Map([...kept, ...disk.filter((entry) => entry !== undefined)]);
  };
  return readCode(tree, read, { dialect, cache: code, read: host.readCode, exclude: noCode(databases), words: false });
}

/**
 * Migrations and the manifest are not the server's code; neither is what migration tools keep beside them. Other files in the
 * same folder are: queries may lie right beside.
 */
function noCode(databases: readonly DatabaseLayout[]): (path: string) => boolean {
  const known = new Set(databases.flatMap(({ files }) => files.map((file) => file.path)));
  const identities = new Set(databases.flatMap(({ files }) => files.map((file) => file.identity)));
  const folders = databases.flatMap(({ history }) => [history.folder, ...(history.also ?? [])]);
  return (path) => {
    if (manifestNames.includes(path) || known.has(path)) return true;
    const [name = '', folder = ''] = path.split('/').toReversed();
    // Folders move, names stay: a migration of an older version may lie elsewhere.
    if (path.endsWith('.sql') && (identities.has(name) || identities.has(folder))) return true;
    if (!folders.some((each) => each === '' || path.startsWith(`${each}/`))) return false;
    return numbered.test(name) || (numbered.test(folder) && path.endsWith('.sql')) || toolFile.test(path);
  };
}

/** `001_x.sql`, `V2__x.sql`, `20240102_x.ts`: names only migrations have. */
const numbered = /^(\d{3,}|\d+[_.-]|[VUBR]\d|R__)/;
/** What tools keep beside migrations: Drizzle's journal and snapshots, lock files, checksums. */
const toolFile = /(^|\/)meta\/[^/]+\.json$|snapshot\.json$|migration_lock\.toml$|\.sum$/;
