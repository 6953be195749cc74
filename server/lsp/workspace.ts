import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Connection, FileEvent, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import {
  CheckMemory,
  type CheckResult,
  check,
  type DialectSet,
  loadDialects,
  Project,
  type ProjectState,
  showEngine,
} from '../core/index.ts';
import { type DiskHost, type DiskWorld, openHost, openWorld, readGrammar } from '../disk.ts';
import { type ReleaseChanged, releaseChangedNotification, type Status, statusNotification } from '../protocol.ts';
import { readSettings, ruleSeverities, type Settings } from '../settings.ts';

/** A project as the editor has it open. */
export interface OpenProject {
  readonly root: string;
  readonly uri: string;
  readonly world: DiskWorld;
  readonly host: DiskHost;
  readonly project: Project;
  readonly memory: CheckMemory;
  settings: Settings;
  checked?: { readonly state: ProjectState; readonly settings: Settings; readonly result: CheckResult };
}

export interface WorkspaceOptions {
  readonly folders: readonly string[];
  readonly trusted: boolean;
  /** The client answers `workspace/configuration`. */
  readonly asksSettings: boolean;
  readonly refreshes: boolean;
  /** The client shows documents of our own scheme. */
  readonly opensRefs: boolean;
  /** The client has our command that asks for the reason of an acknowledgement. */
  readonly acknowledges: boolean;
  /** Where the editor keeps things for us; absent: where this machine's caches are. */
  readonly storage?: string;
}

/** A file of a project. */
export interface Located {
  readonly open: OpenProject;
  /** From the project's root, with `/`. */
  readonly path: string;
}

const manifestNames = ['bellows.yaml', 'bellows.yml', 'bellows.json'];

/** The projects of an editor's window: opened when a document of theirs is, kept up to date with what is typed and saved. */
export class Workspace {
  options: WorkspaceOptions = {
    folders: [],
    trusted: true,
    asksSettings: false,
    refreshes: false,
    opensRefs: false,
    acknowledges: false,
  };
  private folders: string[] = [];
  private readonly projects = new Map<string, Promise<OpenProject>>();
  /** Project root by folder, until a manifest may have come or gone. */
  private readonly roots = new Map<string, string>();
  private dialects: Promise<DialectSet> | undefined;
  private pushed: unknown;
  private readonly said = new Map<string, string>();
  private announcing: NodeJS.Timeout | undefined;
  private disposed = false;

  constructor(
    private readonly connection: Connection,
    readonly documents: TextDocuments<TextDocument>,
  ) {}

  initialize(options: WorkspaceOptions): void {
    this.options = options;
    this.folders = options.folders.filter((uri) => uri.startsWith('file:')).map((uri) => URI.parse(uri).fsPath);
  }

  /** Opens the projects that lie at the root of a folder, so that the status and the first answer come early. */
  start(): void {
    for (const folder of this.folders) void this.openRoot(folder).then((open) => this.announce(open));
  }

  changeFolders(added: readonly string[], removed: readonly string[]): void {
    this.roots.clear();
    const paths = (uris: readonly string[]): string[] =>
      uris.filter((uri) => uri.startsWith('file:')).map((uri) => URI.parse(uri).fsPath);
    const gone = new Set(paths(removed));
    this.folders = [...this.folders.filter((folder) => !gone.has(folder)), ...paths(added)];
    for (const root of [...this.projects.keys()])
      if ([...gone].some((folder) => within(folder, root))) void this.close(root);
    this.start();
  }

  /** The project a document belongs to; undefined for documents that are no files. */
  async locate(uri: string): Promise<Located | undefined> {
    const parsed = URI.parse(uri);
    if (parsed.scheme !== 'file') return undefined;
    const open = await this.openRoot(this.rootOf(parsed.fsPath));
    return { open, path: relative(open.root, parsed.fsPath) };
  }

  /** The project of a URI that may be a folder; without one, the first folder's. */
  async projectOf(uri: string | undefined): Promise<OpenProject | undefined> {
    const file = uri === undefined ? undefined : URI.parse(uri);
    if (file?.scheme === 'file') {
      const root =
        existsSync(path.join(file.fsPath, '.')) && manifestOf(file.fsPath) ? file.fsPath : this.rootOf(file.fsPath);
      return this.openRoot(root);
    }
    const first = this.folders[0];
    return first === undefined ? undefined : this.openRoot(first);
  }

  async all(): Promise<OpenProject[]> {
    await Promise.all(this.folders.map((folder) => this.openRoot(folder)));
    return Promise.all(this.projects.values());
  }

  /** The check of a project as it stands, made once per state. */
  async check(open: OpenProject): Promise<{ readonly state: ProjectState; readonly result: CheckResult }> {
    const state = await open.project.state();
    if (open.checked?.state !== state || open.checked.settings !== open.settings) {
      const rules = { ...(state.manifest?.manifest?.rules ?? {}), ...ruleSeverities(open.settings.rules) };
      const result = check(state, { rules }, open.memory);
      open.checked = { state, settings: open.settings, result };
      this.announceSoon(open);
    }
    return { state, result: open.checked.result };
  }

  uriOf(open: OpenProject, file: string): string {
    return URI.file(path.join(open.root, file)).toString();
  }

  // ── what the editor tells ───────────────────────────────────────────────────────────────────────────────────────

  async documentChanged(document: TextDocument): Promise<void> {
    const at = await this.locate(document.uri);
    if (!at) return;
    const manifest = manifestNames.includes(at.path);
    at.open.project.overlay(at.path, document.getText());
    if (manifest) this.refresh();
  }

  async documentClosed(uri: string): Promise<void> {
    const at = await this.locate(uri);
    at?.open.project.overlay(at.path, undefined);
  }

  async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    this.roots.clear();
    const touched = new Map<OpenProject, string[]>();
    for (const { uri } of changes) {
      const file = URI.parse(uri).fsPath;
      for (const promise of this.projects.values()) {
        const open = await promise;
        if (within(open.root, file)) touched.set(open, [...(touched.get(open) ?? []), relative(open.root, file)]);
        // A project may lie in a folder of the repository.
        else if (/[\\/]\.git[\\/]/.test(file) && within(file.split(/[\\/]\.git[\\/]/)[0] as string, open.root))
          touched.set(open, ['.git']);
      }
    }
    for (const [open, paths] of touched) {
      open.world.invalidate();
      open.project.invalidate(paths.some((p) => p.startsWith('.git')) ? undefined : paths);
    }
    if (touched.size > 0) this.refresh();
  }

  async settingsChanged(pushed: unknown): Promise<void> {
    this.pushed = (pushed as { bellows?: unknown } | null | undefined)?.bellows;
    for (const promise of this.projects.values()) {
      const open = await promise;
      await this.configure(open);
    }
    this.refresh();
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    clearTimeout(this.announcing);
    await Promise.all([...this.projects.keys()].map((root) => this.close(root)));
  }

  // ── projects ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The nearest folder above with a manifest, within the workspace; else the workspace folder, the repository, or the file's own. */
  private rootOf(file: string): string {
    const folder = path.dirname(file);
    const known = this.roots.get(folder) ?? this.findRoot(file);
    this.roots.set(folder, known);
    return known;
  }

  private findRoot(file: string): string {
    const folder = this.folders.filter((f) => within(f, file)).sort((a, b) => b.length - a.length)[0];
    let repository: string | undefined;
    for (let up = path.dirname(file); ; up = path.dirname(up)) {
      if (manifestOf(up)) return up;
      if (existsSync(path.join(up, '.git'))) repository ??= up;
      if (up === folder || up === repository || path.dirname(up) === up) break;
    }
    return folder ?? repository ?? path.dirname(file);
  }

  private openRoot(root: string): Promise<OpenProject> {
    const known = this.projects.get(root);
    if (known) return known;
    const opening = this.open(root);
    this.projects.set(root, opening);
    return opening;
  }

  private async open(root: string): Promise<OpenProject> {
    const uri = URI.file(root).toString();
    this.tell({ project: uri, state: 'indexing', opaque: 0 });
    this.dialects ??= readGrammar().then((libpgQuery) => loadDialects({ libpgQuery }));
    const world = openWorld(root, { report: (sentence) => this.warn(sentence) });
    const host = openHost(world.root, this.options.storage);
    const project = new Project(world, await this.dialects, { git: this.options.trusted }, host);
    const { settings } = readSettings({});
    const open: OpenProject = { root, uri, world, host, project, memory: new CheckMemory(), settings };
    await this.configure(open);
    for (const document of this.documents.all()) {
      const file = URI.parse(document.uri);
      if (file.scheme === 'file' && within(root, file.fsPath))
        project.overlay(relative(root, file.fsPath), document.getText());
    }
    return open;
  }

  private async close(root: string): Promise<void> {
    const open = await this.projects.get(root);
    this.projects.delete(root);
    await Promise.all([open?.world.dispose(), open?.host.dispose()]);
  }

  private async configure(open: OpenProject): Promise<void> {
    const value = this.options.asksSettings
      ? await this.connection.workspace
          .getConfiguration({ scopeUri: open.uri, section: 'bellows' })
          .catch(() => undefined)
      : this.pushed;
    const { settings, problems } = readSettings(value);
    for (const problem of problems) this.warn(problem);
    const same =
      settings.engine === open.settings.engine &&
      JSON.stringify(settings.previous) === JSON.stringify(open.settings.previous);
    open.settings = settings;
    if (same) return;
    open.project.configure({
      git: this.options.trusted,
      ...(settings.engine ? { engine: settings.engine } : {}),
      ...(settings.previous !== '' && settings.previous !== 0 ? { previous: settings.previous } : {}),
    });
  }

  /** What is found out after the editor is gone is nobody's to hear. */
  private warn(sentence: string): void {
    if (!this.disposed) this.connection.console.warn(sentence);
  }

  private refresh(): void {
    if (this.options.refreshes) void this.connection.languages.diagnostics.refresh();
    for (const promise of this.projects.values()) void promise.then((open) => this.announceSoon(open));
  }

  // ── what we tell the editor ─────────────────────────────────────────────────────────────────────────────────────

  /** A few times a second at most, and never in the way of an answer. */
  private announceSoon(open: OpenProject): void {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => void this.announce(open), 300);
  }

  private async announce(open: OpenProject): Promise<void> {
    if (this.disposed) return;
    try {
      const { state, result } = await this.check(open);
      const manifestBroken = state.manifest?.manifest === undefined ? state.manifest?.problems[0]?.message : undefined;
      this.tell({
        project: open.uri,
        state: manifestBroken ? 'error' : 'ready',
        opaque: result.findings.filter((f) => f.rule === 'not-understood').length,
        ...(state.databases.length > 0 ? { engine: state.databases.map((d) => showEngine(d.engine)).join(', ') } : {}),
        ...(state.previous.length > 0 ? { previous: state.previous.map((p) => p.version).join(', ') } : {}),
        inferred: [...state.inferred, ...state.problems],
        ...(manifestBroken ? { message: manifestBroken } : {}),
      });
      const changed: ReleaseChanged = { project: open.uri };
      void this.connection.sendNotification(releaseChangedNotification, changed);
    } catch (error) {
      this.tell({
        project: open.uri,
        state: 'error',
        opaque: 0,
        message: `The project could not be read: ${String(error)}`,
      });
    }
  }

  private tell(status: Status): void {
    if (this.disposed) return;
    const text = JSON.stringify(status);
    if (this.said.get(status.project) === text) return;
    this.said.set(status.project, text);
    void this.connection.sendNotification(statusNotification, status);
  }
}

const within = (folder: string, file: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`);
const manifestOf = (folder: string): boolean => manifestNames.some((name) => existsSync(path.join(folder, name)));
const relative = (from: string, to: string): string => path.relative(from, to).split(path.sep).join('/');
