import picomatch from 'picomatch';
import { buildContract } from '../contract/build.ts';
import { CodeCache, readCode, type ServerCode } from '../contract/code.ts';
import type { Contract, Server } from '../contract/contract.ts';
import type { Manifest } from '../release/manifest.ts';
import { type ReadManifest, readManifest } from '../release/manifest-reader.ts';
import { choosePrevious, type PreviousServer } from '../release/releases.ts';
import type { Phase } from '../release/stages.ts';
import { type Catalog, emptyCatalog } from '../schema/catalog.ts';
import type { Dialect, Engine } from '../sql/dialect.ts';
import type { DialectSet } from '../sql/dialects/index.ts';
import type { Convention, MigrationFile } from './convention.ts';
import { guessEngine, readEngine } from './engine.ts';
import { asksFor, conventionById, orderHistory, type RecognisedHistory, recogniseHistories } from './history.ts';
import { Replay, type Replayed, type Step } from './replay.ts';
import { type Migration, readMigration, StatementCache } from './statements.ts';
import type { FileText, World } from './world.ts';

/** What editor and command line may say over the manifest. */
export interface ProjectSettings {
  readonly engine?: string;
  readonly previous?: string | number | readonly string[];
  /** Only this manifest file. */
  readonly config?: string;
  /** Only these migrations, by folder or file: for `bellows check db/migrations`. */
  readonly migrations?: readonly string[];
  /** Whether git and code may be read; false in an untrusted workspace. */
  readonly git?: boolean;
}

/** One database of a project, with its migrations read and replayed. */
export interface Database {
  /** Its name in the manifest's `databases`; '' where there is one. */
  readonly name: string;
  readonly engine: Engine;
  readonly dialect: Dialect;
  readonly convention: Convention;
  readonly folder: string;
  /** In the order they are applied to a database of the previous server: what it already has, then what is new. */
  readonly replayed: readonly Replayed[];
  /** Index in `replayed` of the first migration that is new. */
  readonly firstNew: number;
  /** Files that are not replayed: downs and repeatables' older forms. */
  readonly others: readonly Migration[];
  /** Before the release, and after all of it. */
  readonly base: Catalog;
  readonly target: Catalog;
  readonly previous: readonly Contract[];
  readonly next: Contract | undefined;
  steps(index: number): readonly Step[];
  phase(migration: Migration): Phase;
}

export interface LoadedManifest extends ReadManifest {
  readonly path: string;
  readonly text: string;
}

export interface ProjectState {
  readonly manifest: LoadedManifest | undefined;
  readonly databases: readonly Database[];
  readonly previous: readonly PreviousServer[];
  /** What was inferred, in words for people: the first line of `check`, the status item. */
  readonly inferred: readonly string[];
  /** What is wrong with the project as a whole, one sentence each, with what to do. */
  readonly problems: readonly string[];
}

interface DatabasePlan {
  readonly name: string;
  readonly settings: NonNullable<Manifest['database']>;
  readonly history: RecognisedHistory;
  readonly engine: Engine;
  readonly files: readonly MigrationFile[];
  readonly replay: Replay;
  released: ReadonlySet<string>;
  /** Identities each previous server's tree has, for its own catalog. */
  trees: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Layout {
  readonly manifest: LoadedManifest | undefined;
  readonly plans: readonly DatabasePlan[];
  readonly previous: readonly PreviousServer[];
  readonly codes: ReadonlyMap<string, ServerCode>;
  readonly next: ServerCode | undefined;
  readonly inferred: readonly string[];
  readonly problems: readonly string[];
}

const manifestNames = ['bellows.yaml', 'bellows.yml', 'bellows.json'];

/**
 * A project under check: files in, history and contracts out, kept up to date incrementally. `load` does what needs the
 * disk and git; after an edit of a migration that is already known, `state` only reads the changed statement again and
 * replays from there.
 */
export class Project {
  private readonly overlays = new Map<string, string>();
  private readonly texts = new Map<string, FileText>();
  private readonly migrations = new Map<string, Migration>();
  private readonly contracts = new Map<string, { catalog: Catalog; code: ServerCode; contract: Contract }>();
  private readonly statements = new StatementCache();
  private readonly code = new CodeCache();
  private layout: Layout | undefined;
  private loading: Promise<Layout> | undefined;
  private current: ProjectState | undefined;

  constructor(
    private readonly world: World,
    private readonly dialects: DialectSet,
    private settings: ProjectSettings = {},
  ) {}

  /** The text of an open document takes the place of the file's. Undefined: the document was closed. */
  overlay(path: string, text: string | undefined): void {
    if (text === undefined ? !this.overlays.has(path) : this.overlays.get(path) === text) return;
    if (text === undefined) {
      this.overlays.delete(path);
      if (!this.texts.has(path)) this.forget();
    } else this.overlays.set(path, text);
    this.current = undefined;
    if (manifestNames.includes(path) || path === this.settings.config) this.forget();
    else if (!this.knows(path) && /\.(sql|ya?ml|json|toml|conf|prisma)$/.test(path)) this.forget();
  }

  /** Files changed on disk, or (without paths) anything may have: git, settings, the list of files. */
  invalidate(paths?: readonly string[]): void {
    if (paths) for (const path of paths) this.texts.delete(path);
    else this.texts.clear();
    this.forget();
  }

  configure(settings: ProjectSettings): void {
    this.settings = settings;
    this.forget();
  }

  /** Whether the path is a migration of the history as loaded. */
  knows(path: string): boolean {
    return this.layout?.plans.some((plan) => plan.files.some((file) => file.path === path)) ?? false;
  }

  /** The state as of now. Immediate when only known migrations changed since the last time. */
  async state(): Promise<ProjectState> {
    while (!this.layout) {
      this.loading ??= this.load();
      const loading = this.loading;
      const layout = await loading;
      if (this.loading === loading) {
        this.layout = layout;
        this.loading = undefined;
      }
    }
    this.current ??= this.derive(this.layout);
    return this.current;
  }

  private forget(): void {
    this.layout = undefined;
    this.loading = undefined;
    this.current = undefined;
  }

  private async text(path: string): Promise<FileText> {
    const overlay = this.overlays.get(path);
    if (overlay !== undefined) return { text: overlay };
    const known = this.texts.get(path);
    if (known) return known;
    const read = await this.world.read(path);
    this.texts.set(path, read);
    return read;
  }

  // ── what needs the disk and git ─────────────────────────────────────────────────────────────────────────────────

  private async load(): Promise<Layout> {
    const inferred: string[] = [];
    const problems: string[] = [];
    const files = await this.world.files();
    const manifest = await this.loadManifest(files, problems);
    const plans = await this.planDatabases(files, manifest?.manifest, inferred, problems);
    const gitAllowed = this.settings.git !== false;
    const state = gitAllowed
      ? await this.world.git.state()
      : { kind: 'none' as const, reason: 'The workspace is not trusted, so git is not run.' };
    let previous: readonly PreviousServer[] = [];
    const codes = new Map<string, ServerCode>();
    let next: ServerCode | undefined;
    if (state.kind === 'none') {
      const said = `${state.reason.replace(/\.$/, '')}. The last migration is judged alone, and everything counts as used.`;
      problems.push(said);
      for (const plan of plans)
        plan.released = new Set(plan.files.slice(0, lastUp(plan.files)).map((file) => file.identity));
    } else {
      previous = await this.findPrevious(state, plans, manifest?.manifest, problems);
      for (const server of previous) {
        const tree = await this.world.git.tree(server.commit);
        if (!tree) {
          const failure = `The files of ${server.version} are not in this clone. Run \`git fetch --tags --unshallow\`.`;
          problems.push(failure);
          codes.set(server.version, { files: [], failure });
          continue;
        }
        codes.set(server.version, await this.readCode(tree, plans));
      }
      if (previous[0]) {
        const first = previous[0];
        if (first.inferred) inferred.push(`previous server ${first.version} (${first.because})`);
      }
      next = await this.readWorkTree(files, plans);
    }
    return { manifest, plans, previous, codes, next, inferred, problems };
  }

  private async loadManifest(files: readonly string[], problems: string[]): Promise<LoadedManifest | undefined> {
    const path = this.settings.config ?? manifestNames.find((name) => files.includes(name) || this.overlays.has(name));
    if (!path) return undefined;
    const file = await this.text(path);
    if ('missing' in file) {
      if (this.settings.config) problems.push(`${path} can't be read: ${file.missing}.`);
      return undefined;
    }
    return { ...readManifest(file.text), path, text: file.text };
  }

  private async planDatabases(
    files: readonly string[],
    manifest: Manifest | undefined,
    inferred: string[],
    problems: string[],
  ): Promise<DatabasePlan[]> {
    const all = [...new Set([...files, ...[...this.overlays.keys()].filter((path) => path.endsWith('.sql'))])].sort();
    const config = await this.readConfig(all);
    const wanted: [string, NonNullable<Manifest['database']>][] = manifest?.databases
      ? Object.entries(manifest.databases)
      : [['', manifest?.database ?? {}]];
    const plans: DatabasePlan[] = [];
    for (const [name, settings] of wanted) {
      const only =
        this.settings.migrations ?? (settings.migrations === undefined ? undefined : [settings.migrations].flat());
      const scope = only ? all.filter((path) => inside(path, only)) : all;
      if (only && scope.length === 0) {
        problems.push(
          `No migrations are found in ${only.join(', ')}. Name the folder with \`database.migrations\` in bellows.yaml.`,
        );
        continue;
      }
      const found = recogniseHistories(only ? withConfig(scope, all) : all, config, settings.tool).filter(
        (history) => !only || scope.some((path) => path.startsWith(history.folder === '' ? '' : `${history.folder}/`)),
      );
      if (settings.tool && !conventionById(settings.tool))
        problems.push(`\`${settings.tool}\` is no migration tool that is known here; the tool is recognised instead.`);
      if (found.length === 0) {
        if (only || manifest?.database)
          problems.push('No migrations are found. Name their folder with `database.migrations` in bellows.yaml.');
        continue;
      }
      // A manifest with one database has one history; without a manifest, each folder that is sure to be one is a database.
      const histories = manifest?.database || manifest?.databases || only ? found.slice(0, 1) : found;
      for (const history of histories) {
        const ordered = orderHistory(history, scope, config);
        if (ordered.length === 0) continue;
        await Promise.all(ordered.map((file) => this.text(file.path)));
        const engine = await this.engineOf(settings, history, ordered, inferred, problems);
        if (!settings.migrations)
          inferred.push(
            `${ordered.length} migrations of ${history.convention.title} in ${history.folder || 'the root folder'}`,
          );
        plans.push({
          name: name || (histories.length > 1 ? history.folder : ''),
          settings,
          history,
          engine,
          files: ordered,
          replay: new Replay(emptyCatalog(this.dialects.get(engine).defaultSchema)),
          released: new Set(),
          trees: new Map(),
        });
      }
    }
    return plans;
  }

  private async readConfig(files: readonly string[]): Promise<Map<string, string>> {
    const config = new Map<string, string>();
    const asked = asksFor(files);
    await Promise.all(
      asked.map(async (path) => {
        const file = await this.text(path);
        if ('text' in file) config.set(path, file.text);
      }),
    );
    return new Map([...config].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private async engineOf(
    settings: NonNullable<Manifest['database']>,
    history: RecognisedHistory,
    files: readonly MigrationFile[],
    inferred: string[],
    problems: string[],
  ): Promise<Engine> {
    const said = this.settings.engine || settings.engine;
    if (said) {
      const engine = readEngine(said);
      if (engine) return engine;
      problems.push(
        `\`${said}\` is no engine that is known here. Write postgresql, mysql or mariadb, and the version: \`postgresql 16\`.`,
      );
    }
    const texts: string[] = [];
    for (const file of files.slice(0, 40)) {
      const text = await this.text(file.path);
      if ('text' in text) texts.push(text.text);
    }
    const engine = readEngine(history.engine ?? guessEngine(texts) ?? 'postgresql') as Engine;
    inferred.push(
      `engine ${engine.product}, taken as version ${engine.version}${history.engine ? '' : ' from the SQL itself'}`,
    );
    return engine;
  }

  private async findPrevious(
    state: { readonly shallow: boolean; readonly head: string | undefined },
    plans: readonly DatabasePlan[],
    manifest: Manifest | undefined,
    problems: string[],
  ): Promise<readonly PreviousServer[]> {
    const git = this.world.git;
    const tags = state.head ? await git.ancestorTags('HEAD') : [];
    const facts = {
      tags,
      head: state.head,
      shallow: state.shallow,
      resolve: (ref: string) => git.commit(ref),
      mergeBase: async () => {
        const branch = await git.defaultBranch();
        const commit = branch && (await git.mergeBase('HEAD', branch));
        return branch && commit ? { branch, commit } : undefined;
      },
    };
    const wanted = (this.settings.previous ?? manifest?.previous) as Manifest['previous'];
    let chosen = await choosePrevious(facts, manifest, wanted);
    await this.markReleased(chosen.servers, plans);
    // On a release's own commit with nothing new, the release just made is the one to look at.
    const onTag =
      chosen.servers[0]?.inferred &&
      chosen.servers[0].commit === state.head &&
      tags.some((t) => t.commit === state.head);
    if (onTag && plans.every((plan) => plan.files.every((file) => plan.released.has(file.identity)))) {
      const earlier = await choosePrevious(
        { ...facts, tags: tags.filter((t) => t.commit !== state.head) },
        manifest,
        wanted,
      );
      if (earlier.servers.length > 0 && tags.some((t) => t.commit === earlier.servers[0]?.commit)) {
        chosen = earlier;
        await this.markReleased(chosen.servers, plans);
      }
    }
    problems.push(...chosen.problems);
    return chosen.servers;
  }

  /** A migration is new when its base name, or its folder's name, is nowhere in the previous server's tree. */
  private async markReleased(servers: readonly PreviousServer[], plans: readonly DatabasePlan[]): Promise<void> {
    const trees = new Map<string, ReadonlySet<string>>();
    for (const server of servers) {
      const tree = await this.world.git.tree(server.commit);
      if (tree)
        trees.set(
          server.version,
          new Set(tree.filter((f) => f.path.endsWith('.sql')).flatMap((f) => f.path.split('/').slice(-2))),
        );
    }
    for (const plan of plans) {
      plan.trees = trees;
      const nearest = servers[0] && trees.get(servers[0].version);
      plan.released = nearest
        ? new Set(plan.files.filter((f) => nearest.has(f.identity)).map((f) => f.identity))
        : new Set(plan.files.slice(0, lastUp(plan.files)).map((f) => f.identity));
    }
  }

  private readCode(
    tree: readonly { path: string; blob: string }[],
    plans: readonly DatabasePlan[],
  ): Promise<ServerCode> {
    const dialect = this.dialects.get(plans[0]?.engine ?? (readEngine('postgresql') as Engine));
    return readCode(tree, (ids) => this.world.git.blobs(ids), { dialect, cache: this.code, exclude: exclusion(plans) });
  }

  private readWorkTree(files: readonly string[], plans: readonly DatabasePlan[]): Promise<ServerCode> {
    const dialect = this.dialects.get(plans[0]?.engine ?? (readEngine('postgresql') as Engine));
    const read = async (paths: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      const texts = new Map<string, string>();
      await Promise.all(
        paths.map(async (path) => {
          const overlay = this.overlays.get(path);
          const file = overlay === undefined ? await this.world.read(path) : { text: overlay };
          if ('text' in file && !file.damaged) texts.set(path, file.text);
        }),
      );
      return texts;
    };
    return readCode(
      files.map((path) => ({ path, blob: path })),
      read,
      { dialect, exclude: exclusion(plans), words: false },
    );
  }

  // ── what follows from it ────────────────────────────────────────────────────────────────────────────────────────

  private derive(layout: Layout): ProjectState {
    return {
      manifest: layout.manifest,
      databases: layout.plans.map((plan) => this.deriveDatabase(plan, layout)),
      previous: layout.previous,
      inferred: layout.inferred,
      problems: layout.problems,
    };
  }

  private deriveDatabase(plan: DatabasePlan, layout: Layout): Database {
    const dialect = this.dialects.get(plan.engine);
    const manifest = layout.manifest?.manifest;
    const all = plan.files.map((file) => this.migration(file, plan, dialect));
    const ups = all.filter((migration) => migration.file.direction !== 'down');
    const isOld = (migration: Migration): boolean => plan.released.has(migration.file.identity);
    // Oldest previous server first: what its tree holds, then what the next one added, then what is new.
    const age = (migration: Migration): number => {
      if (!isOld(migration)) return layout.previous.length;
      const from = [...layout.previous].reverse();
      const index = from.findIndex((server) => plan.trees.get(server.version)?.has(migration.file.identity));
      return Math.max(index, 0);
    };
    const ordered = ups
      .map((migration, index) => ({ migration, age: age(migration), index }))
      .sort((a, b) => a.age - b.age || a.index - b.index);
    const firstNew = ordered.filter(({ migration }) => isOld(migration)).length;
    const replayed = plan.replay.run(
      ordered.map(({ migration }) => migration),
      firstNew,
    );
    const empty = emptyCatalog(dialect.defaultSchema);
    const base = replayed[firstNew - 1]?.after ?? empty;
    const target = replayed.at(-1)?.after ?? base;
    const uses = manifest?.uses;
    const contractOf = (server: Server, code: ServerCode, catalog: Catalog): Contract => {
      const key = `${plan.name}\0${server.version}`;
      const known = this.contracts.get(key);
      if (known && known.catalog === catalog && known.code === code) return known.contract;
      const contract = buildContract({ server, code, catalog, ...(uses ? { uses } : {}) });
      this.contracts.set(key, { catalog, code, contract });
      return contract;
    };
    const previous = layout.previous.map((server, index) => {
      const count = ordered.filter(({ age: a }) => a < layout.previous.length - index).length;
      const catalog = replayed[count - 1]?.after ?? empty;
      return contractOf(
        server,
        layout.codes.get(server.version) ?? { files: [], failure: 'Nothing of it could be read' },
        catalog,
      );
    });
    if (previous.length === 0 && firstNew > 0) {
      previous.push(
        contractOf(
          { version: 'the previous server' },
          { files: [], failure: layout.problems[0] ?? 'There is no git history to read it from' },
          base,
        ),
      );
    }
    const next = layout.next && contractOf({ version: 'the new server' }, layout.next, target);
    return {
      name: plan.name,
      engine: plan.engine,
      dialect,
      convention: plan.history.convention,
      folder: plan.history.folder,
      replayed,
      firstNew,
      others: all.filter((migration) => migration.file.direction === 'down'),
      base,
      target,
      previous,
      next,
      steps: (index) => (replayed[index] ? plan.replay.stepsOf(replayed[index] as Replayed) : []),
      phase: (migration) => phaseOf(migration, plan.settings),
    };
  }

  private migration(file: MigrationFile, plan: DatabasePlan, dialect: Dialect): Migration {
    const source: FileText = this.overlays.has(file.path)
      ? { text: this.overlays.get(file.path) as string }
      : (this.texts.get(file.path) ?? { missing: 'it was not read' });
    const text = 'text' in source ? source.text : '';
    const known = this.migrations.get(file.path);
    if (known?.text === text && known.file === file) return known;
    const defects: string[] = [];
    if ('missing' in source) defects.push(`This file can't be read: ${source.missing}.`);
    else {
      if (source.cutAt !== undefined)
        defects.push(
          `Only the first ${Math.round(source.cutAt / 1_000_000)} MB of this file are checked; the rest is not understood.`,
        );
      if (source.damaged)
        defects.push(
          'This file holds bytes that are no UTF-8 text; they were replaced, and what they say is not understood.',
        );
    }
    const migration = readMigration(file, text, plan.history.convention, dialect, this.statements, defects);
    this.migrations.set(file.path, migration);
    return migration;
  }
}

function phaseOf(migration: Migration, settings: NonNullable<Manifest['database']>): Phase {
  for (const directive of migration.directives) if (directive.kind === 'phase') return directive.phase;
  for (const phase of ['contract', 'backfill', 'expand'] as const) {
    const pattern = settings[phase];
    if (pattern !== undefined && inside(migration.file.path, [pattern].flat())) return phase;
  }
  return 'expand';
}

/** Whether a path is one of the patterns, below one that is a folder, or matches one that is a glob. */
export const inside = (path: string, patterns: readonly string[]): boolean =>
  patterns.some((given) => {
    const pattern = given.replace(/^\.\//, '').replace(/\/$/, '');
    return (
      pattern === '' ||
      pattern === '.' ||
      path === pattern ||
      path.startsWith(`${pattern}/`) ||
      (/[*?[{]/.test(pattern) && picomatch(pattern)(path))
    );
  });

/** Recognition also needs the files that tell the tool, which lie outside the migrations' folder. */
const withConfig = (scope: readonly string[], all: readonly string[]): string[] =>
  [...new Set([...scope, ...all.filter((path) => !path.endsWith('.sql'))])].sort();

function lastUp(files: readonly MigrationFile[]): number {
  const last = files.findLastIndex((file) => file.direction !== 'down');
  return Math.max(last, 0);
}

const exclusion =
  (plans: readonly DatabasePlan[]) =>
  (path: string): boolean =>
    plans.some((plan) => plan.history.folder !== '' && path.startsWith(`${plan.history.folder}/`)) ||
    manifestNames.includes(path);
