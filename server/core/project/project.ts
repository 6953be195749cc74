import { CodeCache, type CodeReader, type CodeStore, type ServerCode } from '../contract/code.ts';
import type { Contract, Server } from '../contract/contract.ts';
import type { PreviousServer } from '../release/releases.ts';
import { type Service, usesDatabase } from '../release/services.ts';
import type { Phase } from '../release/stages.ts';
import { type Catalog, emptyCatalog } from '../schema/catalog.ts';
import type { Dialect, Engine } from '../sql/dialect.ts';
import type { DialectSet } from '../sql/dialects/index.ts';
import { ContractMaker } from './contracts.ts';
import type { Convention, MigrationFile } from './convention.ts';
import { EachKept } from './each-kept.ts';
import { type EditedMigration, sameLines, saysTheSame } from './edited.ts';
import { migrationOf } from './explicit-migrations.ts';
import {
  type DatabaseLayout,
  type DatabaseSettings,
  type GoneMigration,
  type Layout,
  type LoadedManifest,
  loadLayout,
  manifestNames,
} from './layout.ts';
import { inside } from './paths.ts';
import { inOrder, releasedWith } from './release-order.ts';
import { Replay, type Replayed, type Step } from './replay.ts';
import type { ScriptMigration } from './scripts.ts';
import { type Migration, readMigrations, StatementCache } from './statements.ts';
import { unreadIn } from './unread.ts';
import type { WaitingStep } from './waiting.ts';
import type { FileText, World } from './world.ts';

/** What editor and command line may say over the manifest. */
export interface ProjectSettings {
  readonly engine?: string;
  readonly previous?: string | number | readonly string[];
  /** Only this manifest file. */
  readonly config?: string;
  /** Only these migrations, by folder or file: for `bellows check db/migrations`. */
  readonly migrations?: readonly string[];
  /** The name of a release that the manifest spells out. */
  readonly release?: string;
  /** Whether git may be run; false in an untrusted workspace. */
  readonly git?: boolean;
  /** False where nobody asks about the new server: then its code is not read. */
  readonly next?: boolean;
}

/** It is a release, not merely the commit that is taken for one. */
const isOfRelease = (server: PreviousServer, layout: Layout): boolean =>
  !server.inferred || layout.releases.includes(server.ref);

/** What a host does faster, or remembers longer, than the core alone could. */
export interface ProjectHost {
  /** Shared with other projects of the same repository. */
  readonly cache?: CodeCache;
  /** Reads code in other threads. */
  readonly readCode?: CodeReader;
  /** Told how many files there are, as soon as that is known: threads may be made ready. */
  expect?(files: number): void;
  /** Keeps what was read of a commit from one run to the next. */
  readonly store?: CodeStore;
}

/** One database of a project, with its migrations read and replayed. */
export interface Database {
  /** Its name in the manifest's `databases`; '' where there is one. */
  readonly name: string;
  readonly engine: Engine;
  readonly dialect: Dialect;
  readonly convention: Convention;
  readonly folder: string;
  /** Texts of the migration tool's own files. */
  readonly config: ReadonlyMap<string, string>;
  /** In the order they are applied to a database of the previous server: what it already has, then what is new. */
  readonly replayed: readonly Replayed[];
  /** Index in `replayed` of the first migration that is new. */
  readonly firstNew: number;
  /** Files of downs only: read, and not replayed. */
  readonly others: readonly Migration[];
  /** Released migrations that say something else now. Their old text is what `base` is made of. */
  readonly edited: readonly EditedMigration[];
  /** Released migrations that are no longer there. `isRelease`: not merely the commit that is taken for one. */
  readonly gone: readonly (GoneMigration & { readonly isRelease: boolean })[];
  /** Contract steps of earlier splits that wait for their release. */
  readonly waiting: readonly WaitingStep[];
  /** Whether the migration came after every previous server. */
  isNew(migration: Migration): boolean;
  /** Before the release, and after all of it. */
  readonly base: Catalog;
  readonly target: Catalog;
  readonly previous: readonly Contract[];
  /**
   * What the code of the work tree uses; made when asked for, because the schema it meets changes with every key. What it
   * doesn't use is only told when `searched`, which takes longer.
   */
  next(options?: { readonly searched?: boolean }): Contract | undefined;
  steps(index: number): readonly Step[];
  phase(migration: Migration): Phase;
}

export interface ProjectState {
  /** The date, as `2026-07-31`; absent where no day passes. */
  readonly today?: string;
  /** Names of the releases so far, nearest first. */
  readonly releases: readonly string[];
  /** New migrations in Python: not read as changes. */
  readonly scripts: readonly ScriptMigration[];
  readonly manifest: LoadedManifest | undefined;
  readonly databases: readonly Database[];
  readonly previous: readonly PreviousServer[];
  /** What was inferred, in words for people: the first line of `check`, the status item. */
  readonly inferred: readonly string[];
  /** What is wrong with the project as a whole, one sentence each, with what to do. */
  readonly problems: readonly string[];
}

/**
 * A project under check: files in, histories and contracts out, kept up to date incrementally. Loading asks disk and git;
 * after an edit of a migration that is already known, only the changed statement is read again and replayed from there.
 */
export class Project {
  private readonly overlays = new Map<string, string>();
  private readonly texts = new Map<string, FileText>();
  private readonly files = new Map<string, ReadFile>();
  private readonly contracts = new ContractMaker();
  private readonly replays = new Map<string, Replay>();
  private readonly statements = new StatementCache();
  private readonly kept = new WeakMap<DatabaseLayout, KeptOf>();
  private readonly code: CodeCache;
  private workTree: { readonly wanted: string; readonly code: Promise<ServerCode> } | undefined;
  private layout: Layout | undefined;
  private loading: Promise<Layout> | undefined;
  private current: ProjectState | undefined;

  constructor(
    private readonly world: World,
    private readonly dialects: DialectSet,
    private settings: ProjectSettings = {},
    private readonly host: ProjectHost = {},
  ) {
    this.code = host.cache ?? new CodeCache();
  }

  /**
   * The text of an open document takes the place of the file's. Undefined: the document was closed. What only tells about
   * the project (a tool's configuration, query files) counts once it is saved.
   */
  overlay(path: string, text: string | undefined): void {
    const old = this.overlays.get(path);
    if (old === text) return;
    if (text === undefined) this.overlays.delete(path);
    else this.overlays.set(path, text);
    const isManifest = manifestNames.includes(path) || path === this.settings.config;
    const appears = path.endsWith('.sql') && (old === undefined || text === undefined) && !this.layout?.paths.has(path);
    if (isManifest || appears) this.forget();
    else if (this.knows(path)) this.current = undefined;
  }

  /** Files changed on disk, or (without paths) anything may have: git, settings, the list of files. */
  invalidate(paths?: readonly string[]): void {
    if (paths) for (const path of paths) this.texts.delete(path);
    else this.texts.clear();
    this.current = undefined;
    this.workTree = undefined;
    if (!paths?.every((path) => this.knows(path))) this.forget();
  }

  configure(settings: ProjectSettings): void {
    this.settings = settings;
    this.forget();
  }

  /** Whether the path is a migration of the history as it was last loaded. */
  knows(path: string): boolean {
    return this.layout?.databases.some((database) => database.files.some((file) => file.path === path)) ?? false;
  }

  /** The state as of now. Immediate when only known migrations changed since the last time. */
  async state(): Promise<ProjectState> {
    while (!this.layout) {
      this.loading ??= loadLayout({
        world: this.world,
        dialects: this.dialects,
        settings: this.settings,
        code: this.code,
        host: this.host,
        overlays: this.overlays,
        text: (path) => this.text(path),
        ahead: (databases) => this.readAhead(databases),
        knowsWorkTree: this.workTree !== undefined,
        workTree: (wanted, read) => {
          if (this.workTree?.wanted !== wanted) this.workTree = { wanted, code: read() };
          return this.workTree.code;
        },
      });
      const loading = this.loading;
      const layout = await loading;
      // Something changed while it was loading: then it is loaded again.
      if (this.loading === loading) {
        this.layout = layout;
        this.loading = undefined;
      }
    }
    const unread = this.layout.databases.flatMap((d) => d.files.filter((file) => !this.texts.has(file.path)));
    if (unread.length > 0) {
      await Promise.all(unread.map((file) => this.text(file.path)));
      return this.state();
    }
    this.current ??= this.derive(this.layout);
    return this.current;
  }

  private forget(): void {
    this.layout = undefined;
    this.loading = undefined;
    this.current = undefined;
  }

  /** Reads migrations while nobody waits for them. */
  private async readAhead(databases: readonly DatabaseLayout[]): Promise<void> {
    const { pause } = this.world;
    let read = 0;
    for (const database of pause ? databases : []) {
      const dialect = this.dialects.get(database.engine);
      for (const file of database.files) {
        if (!this.texts.has(file.path)) return;
        this.read(file, database, dialect);
        read += this.files.get(file.path)?.text.length ?? 0;
        if (read < stretch) continue;
        read = 0;
        await pause?.();
      }
    }
  }

  private async text(path: string): Promise<FileText> {
    const known = this.texts.get(path);
    if (!known) this.texts.set(path, await this.world.read(path));
    const overlay = this.overlays.get(path);
    return overlay === undefined ? (this.texts.get(path) as FileText) : { text: overlay };
  }

  private derive(layout: Layout): ProjectState {
    const { manifest, previous, releases, scripts, inferred, problems } = layout;
    const databases = layout.databases.map((database) => this.deriveDatabase(database, layout));
    const today = this.world.today?.();
    const time = today === undefined ? {} : { today };
    return { manifest, databases, previous, releases, scripts, inferred, problems, ...time };
  }

  private deriveDatabase(database: DatabaseLayout, layout: Layout): Database {
    const { engine, history, settings } = database;
    const dialect = this.dialects.get(engine);
    const all = database.files.flatMap((file) => this.read(file, database, dialect));
    const ups = all.filter((migration) => migration.file.direction !== 'down');
    const servers = layout.previous.filter(({ service }) => usesDatabase(service, database.name));
    const oldest = [...servers].reverse().sort((a, b) => releasedWith(database, a) - releasedWith(database, b));
    const kept = this.keptOf(database);
    const { ordered, counts } = inOrder(ups, database, oldest, kept.since);
    const firstNew = counts.at(-1) ?? ordered.length;
    const replay = this.replayOf(database, dialect);
    const edited = kept.edited
      .of(ordered.slice(0, firstNew), (migration) => this.editedSince(migration, database, layout))
      .filter((each) => each !== undefined);
    const old = new Map(edited.flatMap(({ migration, released, same }) => (same ? [] : [[migration, released]])));
    // The database was made by what was released; what stands in the file now is shown, and never ran there.
    const ran = replay.run(
      old.size === 0 ? ordered : ordered.map((migration) => old.get(migration) ?? migration),
      firstNew,
    );
    const replayed =
      old.size === 0
        ? ran
        : ran.map((each, index) =>
            old.has(ordered[index] as Migration) ? { ...each, migration: ordered[index] as Migration } : each,
          );
    const catalogAt = (count: number): Catalog => replayed[count - 1]?.after ?? replay.empty;
    const base = catalogAt(firstNew);
    const target = catalogAt(replayed.length);
    const phase = (migration: Migration): Phase =>
      migrationOf(layout.release, migration.file.path)?.phase ?? phaseOf(migration, settings);
    // What the release itself does not say clearly is told where it stands.
    const unread = unreadIn(ordered.slice(0, firstNew));
    const contract = (server: Server, code: ServerCode, catalog: Catalog, service?: Service): Contract =>
      this.contracts.of({ server, code, catalog, unread, service, database, layout });
    const previous = servers.map((server) => {
      const { version, ref, commit, service } = server;
      const strategy = service.deploy?.strategy;
      const count = counts[oldest.indexOf(server)] ?? firstNew;
      const code = layout.codes.get(version) ?? nothingRead;
      const own = { ...(service.name ? { service: service.name } : {}), ...(strategy ? { strategy } : {}) };
      return contract({ version, ref, commit, ...own }, code, catalogAt(count), service);
    });
    if (previous.length === 0 && replayed.length > firstNew) {
      previous.push(
        contract(
          { version: 'the previous server' },
          { files: [], failure: layout.problems[0]?.split('. ')[0] ?? nothingRead.failure },
          base,
        ),
      );
    }
    for (const { service, published } of layout.published) {
      if (usesDatabase(service, database.name)) previous.push(this.contracts.published(published, base, database));
    }
    // The new server runs before anything is contracted.
    const contracts = replayed.slice(firstNew).findIndex(({ migration }) => phase(migration) === 'contract');
    const nextCatalog = contracts < 0 ? target : catalogAt(firstNew + contracts);
    return {
      name: database.name,
      engine,
      dialect,
      convention: history.convention,
      folder: history.folder,
      config: database.config,
      replayed,
      firstNew,
      others: all.filter((migration) => migration.file.direction === 'down'),
      edited,
      gone: database.gone.map((each) => ({
        ...each,
        isRelease: layout.previous.some((server) => server.version === each.since && isOfRelease(server, layout)),
      })),
      waiting: database.waiting,
      isNew: (migration) => ![...database.released.values()].some((known) => known.has(migration.file.identity)),
      base,
      target,
      previous,
      next: ({ searched = false } = {}) =>
        layout.next &&
        contract(
          { version: 'the new server' },
          this.contracts.nextCode(layout.next, searched, database, layout),
          nextCatalog,
        ),
      steps: (index) => (replayed[index] ? replay.stepsOf(replayed[index] as Replayed) : []),
      phase,
    };
  }

  private readonly oldTexts = new Map<string, { text: string; migrations: readonly Migration[] }>();

  /** What was found out about the migrations of a database, until it is loaded again. */
  private keptOf(database: DatabaseLayout): KeptOf {
    const kept = this.kept.get(database) ?? { since: new EachKept(), edited: new EachKept() };
    this.kept.set(database, kept);
    return kept;
  }

  /**
   * A released migration whose text is another one now; undefined where it is as it was. Of a file that holds several, those that do
   * something else. Of several services the nearest says it.
   */
  private editedSince(migration: Migration, database: DatabaseLayout, layout: Layout): EditedMigration | undefined {
    const { path, identity, direction } = migration.file;
    const dialect = this.dialects.get(database.engine);
    for (const server of layout.previous) {
      const { version: since } = server;
      const text = database.releasedTexts.get(since)?.get(path);
      if (text === undefined || sameLines(text, migration.text) || direction === 'repeatable') continue;
      // Also a file that can't be read, or not whole: that is said elsewhere.
      if (migration.defects.length > 0 || !database.released.get(since)?.has(identity)) continue;
      const old = this.readOld(path, text, database, dialect);
      const then = old.find((each) => each.file.identity === identity);
      if (!then) continue;
      const same = saysTheSame(then, migration, dialect.flavour);
      // Change sets of Liquibase: others beside it may have come; and one may be meant to run again.
      if (identity.includes('#') && (same || /runOnChange\s*:\s*true/i.test(text))) continue;
      return { migration, released: then, since, isRelease: isOfRelease(server, layout), same };
    }
    return undefined;
  }

  private readOld(path: string, text: string, database: DatabaseLayout, dialect: Dialect): readonly Migration[] {
    const { convention } = database.history;
    const key = `${path}\0${text.length}\0${convention.id}\0${dialect.id}`;
    const known = this.oldTexts.get(key);
    if (known?.text === text) return known.migrations;
    const file = database.files.find((each) => each.path === path);
    const migrations = file ? readMigrations(file, text, convention, dialect, this.statements) : [];
    this.oldTexts.set(key, { text, migrations });
    return migrations;
  }

  private replayOf(database: DatabaseLayout, dialect: Dialect): Replay {
    const key = `${database.name}\0${database.history.folder}\0${dialect.id}`;
    const known = this.replays.get(key);
    if (known) return known;
    const replay = new Replay(emptyCatalog(dialect.defaultSchema, dialect.id));
    this.replays.set(key, replay);
    return replay;
  }

  private read(file: MigrationFile, database: DatabaseLayout, dialect: Dialect): readonly Migration[] {
    const overlay = this.overlays.get(file.path);
    const source: FileText =
      overlay === undefined ? (this.texts.get(file.path) ?? { missing: 'it was not read' }) : { text: overlay };
    const text = 'text' in source ? source.text : '';
    const { convention } = database.history;
    const known = this.files.get(file.path);
    const same = known?.text === text && known.convention === convention && known.dialect === dialect;
    if (same && sameFile(known.file, file)) return known.migrations;
    const migrations = readMigrations(file, text, convention, dialect, this.statements, defectsOf(source));
    this.files.set(file.path, { text, file, convention, dialect, migrations });
    return migrations;
  }
}

/** A file as it was read, and as what. */
interface ReadFile {
  readonly text: string;
  readonly file: MigrationFile;
  readonly convention: Convention;
  readonly dialect: Dialect;
  readonly migrations: readonly Migration[];
}

interface KeptOf {
  readonly since: EachKept<Migration, number>;
  readonly edited: EachKept<Migration, EditedMigration | undefined>;
}

/** So many characters of SQL take some milliseconds. */
const stretch = 4_000;

const nothingRead: ServerCode & { failure: string } = { files: [], failure: 'Nothing of it could be read' };

/** Loading makes these anew each time; what was read of the file still holds when they say the same. */
const sameFile = (a: MigrationFile, b: MigrationFile): boolean =>
  a === b ||
  (a.path === b.path &&
    a.version === b.version &&
    a.name === b.name &&
    a.direction === b.direction &&
    a.identity === b.identity &&
    a.transaction === b.transaction);

/** What is wrong with a file as such, a sentence each. */
function defectsOf(source: FileText): string[] {
  if ('missing' in source) return [`This file can't be read: ${source.missing}.`];
  const defects: string[] = [];
  if (source.cutAt !== undefined) {
    defects.push(
      `Only the first ${Math.round(source.cutAt / 1_000_000)} MB of this file are checked; the rest is not understood.`,
    );
  }
  if (source.damaged) {
    defects.push(
      'This file holds bytes that are no UTF-8 text; they were replaced, and what they say is not understood.',
    );
  }
  return defects;
}

function phaseOf(migration: Migration, settings: DatabaseSettings): Phase {
  for (const directive of migration.directives) if (directive.kind === 'phase') return directive.phase;
  for (const phase of ['contract', 'backfill', 'expand'] as const) {
    const pattern = settings[phase];
    if (pattern !== undefined && inside(migration.file.path, [pattern].flat())) return phase;
  }
  return 'expand';
}
