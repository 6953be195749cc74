import type { CodeCache, ServerCode } from '../contract/code.ts';
import { type ExplicitRelease, explicitRelease } from '../release/explicit.ts';
import type { Manifest } from '../release/manifest.ts';
import { type ReadManifest, readManifest } from '../release/manifest-reader.ts';
import { type PreviousServer, releaseTags } from '../release/releases.ts';
import { type Service, servicesOf } from '../release/services.ts';
import type { Engine } from '../sql/dialect.ts';
import type { DialectSet } from '../sql/dialects/index.ts';
import { count, list } from '../text/words.ts';
import type { MigrationFile } from './convention.ts';
import { guessEngine, readEngine } from './engine.ts';
import { asksFor, conventionById, orderHistory, type RecognisedHistory, recogniseHistories } from './history.ts';
import { inside } from './paths.ts';
import { findPrevious, markLastAsNew } from './previous.ts';
import type { ProjectHost, ProjectSettings } from './project.ts';
import { newScripts, type ScriptMigration } from './scripts.ts';
import { type PublishedServer, readServers } from './server-code.ts';
import { readWaiting, type WaitingStep, waitingFolder } from './waiting.ts';
import type { FileText, World } from './world.ts';

/** What a project is made of, as far as disk and git must be asked for it. Everything else follows without waiting. */
export interface Layout {
  /** Every file of the project on disk. */
  readonly paths: ReadonlySet<string>;
  readonly manifest: LoadedManifest | undefined;
  readonly databases: readonly DatabaseLayout[];
  readonly previous: readonly PreviousServer[];
  /** Release tags that are ancestors of the work tree, nearest first. */
  readonly releases: readonly string[];
  /** New migrations in Python. */
  readonly scripts: readonly ScriptMigration[];
  readonly services: readonly Service[];
  /** The release at hand, where the manifest spells it out. */
  readonly release: ExplicitRelease | undefined;
  /** The code of each previous server, by version. */
  readonly codes: ReadonlyMap<string, ServerCode>;
  /** Servers of other repositories, by the contracts they published. */
  readonly published: readonly PublishedServer[];
  /** The code that is deployed: the work tree's, unless the manifest names another. */
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
  /** The only folders or files that were looked at. */
  readonly scope?: readonly string[];
  /** Texts of the migration tool's own files. */
  readonly config: ReadonlyMap<string, string>;
  /** Identities of the migrations each previous server was released with, by version; filled once they are known. */
  released: ReadonlyMap<string, ReadonlySet<string>>;
  /** The folder where contract steps wait beside the history. */
  readonly waitingFolder: string;
  /** Those that wait. */
  readonly waiting: readonly WaitingStep[];
  /** Texts the migrations had in the tree of each service's nearest previous server, by its version and their path now. */
  releasedTexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Migrations of such a tree that the history no longer has, in its order. */
  gone: readonly GoneMigration[];
}

/** A migration that ran where a previous server was released, and is no longer there. */
export interface GoneMigration {
  readonly identity: string;
  /** Version of the server that was released with it. */
  readonly since: string;
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
  /** Told as soon as the migrations are known, while git is still being asked: reads them meanwhile. */
  ahead(databases: readonly DatabaseLayout[]): Promise<void>;
  /** Whether the work tree's code is remembered. */
  readonly knowsWorkTree: boolean;
  /** The work tree's code, remembered until a file changes on disk, or something else is wanted of it. */
  workTree(wanted: string, read: () => Promise<ServerCode>): Promise<ServerCode>;
}

export const manifestNames = ['bellows.yaml', 'bellows.yml', 'bellows.json'];

export async function loadLayout(sources: Sources): Promise<Layout> {
  const inferred: string[] = [];
  const problems: string[] = [];
  const unchanged = askAhead(sources);
  const files = await sources.world.files();
  sources.host.expect?.(files.length);
  const paths = new Set(files);
  const manifest = await loadManifest(sources, files, problems);
  const { release: wantedRelease } = sources.settings;
  const release = explicitRelease(manifest?.manifest, wantedRelease);
  if (wantedRelease !== undefined && !release) problems.push(`The manifest has no release \`${wantedRelease}\`.`);
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
    const nothing = { previous: [], releases: [], scripts: [], codes: new Map(), published: [], next: undefined };
    const services = servicesOf(manifest?.manifest);
    return { paths, manifest, databases, services, release, ...nothing, inferred, problems };
  }
  void sources.ahead(databases);
  const services = servicesOf(manifest?.manifest);
  const previous = await findPrevious({
    git: sources.world.git,
    state,
    databases,
    services,
    wanted: (sources.settings.previous || undefined) as Manifest['previous'],
    release,
    problems,
    text: async (path) => {
      const file = await sources.text(path);
      return 'text' in file ? file.text : undefined;
    },
  });
  const isRelease = (name: string): boolean => services.some((service) => releaseTags(service)(name));
  const tags = state.head ? await sources.world.git.ancestorTags('HEAD') : [];
  // A release that is just being looked at, on its own commit, is not out yet.
  const out = tags.filter((tag) => tag.commit !== state.head || previous.some((p) => p.commit === tag.commit));
  const releases = out.map((tag) => tag.name).filter(isRelease);
  for (const server of previous.filter((each) => each.inferred))
    inferred.push(`previous server ${server.version} (${server.because})`);
  const dialect = sources.dialects.get(databases[0]?.engine ?? (readEngine('postgresql') as Engine));
  const code = await readServers({
    sources,
    files,
    databases,
    services,
    previous,
    release,
    dialect,
    unchanged,
    inferred,
    problems,
  });
  const scripts = await newScripts(files, sources.world.git, previous[0]?.commit, sources.text);
  if (scripts.length > 0) {
    const are = scripts.length === 1 ? 'is' : 'are';
    problems.push(
      `${count(scripts.length, 'new migration')} in Python ${are} not read, and what ${scripts.length === 1 ? 'it does' : 'they do'} to the database is not checked: ${list(scripts.slice(0, 3).map(({ path }) => path))}${scripts.length > 3 ? ' and more' : ''}.`,
    );
  }
  return { paths, manifest, databases, services, release, previous, releases, scripts, ...code, inferred, problems };
}

type Unchanged = Promise<ReadonlyMap<string, string>>;

/**
 * Has git begin with what will be asked of it later, each question a process of its own, while the disk is read. Git remembers
 * its answers; one that nobody wants in the end has cost nothing but that process.
 */
function askAhead({ world: { git }, settings, knowsWorkTree }: Sources): Unchanged | undefined {
  if (settings.git === false) return undefined;
  const ask = async (): Promise<void> => {
    const state = await git.state();
    if (state.kind === 'none') return;
    const known = state.head === undefined ? [] : git.ancestorTags('HEAD');
    if (typeof settings.previous === 'string') {
      const commit = await git.commit(settings.previous);
      if (commit !== undefined) await git.tree(commit);
    }
    await known;
  };
  // Whoever asks in earnest hears of what goes wrong.
  ask().catch(() => {});
  const unchanged = settings.next === false || knowsWorkTree ? undefined : git.unchanged?.();
  unchanged?.catch(() => {});
  return unchanged;
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
    // A folder where contract steps wait is no history, however much it looks like one.
    const waitingOf = (history: RecognisedHistory): string => waitingFolder(manifest, name, history.folder);
    const found = findHistories(files, config, settings, only, problems);
    const histories = found.filter((history) => !found.some((other) => waitingOf(other) === history.folder));
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
      databases.push({
        name: title,
        settings,
        history,
        engine,
        files: ordered,
        ...(only && { scope: only }),
        config,
        waitingFolder: waitingOf(history),
        waiting: await readWaiting(waitingOf(history), history, files, config, sources.text),
        released: new Map(),
        releasedTexts: new Map(),
        gone: [],
      });
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
