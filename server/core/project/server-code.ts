import { readCode, type ServerCode, type TreeEntry } from '../contract/code.ts';
import type { CodeFile, Listed } from '../contract/code-file.ts';
import { type Published, readPublished } from '../contract/published.ts';
import { readStatementLog } from '../contract/statement-log.ts';
import { type ExplicitRelease, toOf } from '../release/explicit.ts';
import type { PreviousServer } from '../release/releases.ts';
import { ownsFile, type Service } from '../release/services.ts';
import type { Dialect } from '../sql/dialect.ts';
import { list } from '../text/words.ts';
import { type DatabaseLayout, manifestNames, type Sources } from './layout.ts';
import { type SourceSelection, selectSources } from './selection.ts';
import type { FileText } from './world.ts';

export interface PublishedServer {
  readonly service: Service;
  readonly published: Published;
}

export interface ServerCodes {
  /** The code of each previous server, by version. */
  readonly codes: ReadonlyMap<string, ServerCode>;
  readonly published: readonly PublishedServer[];
  /** What is deployed. */
  /** Undefined where nobody asks about it. */
  readonly next: ServerCode | undefined;
}

interface Request {
  readonly sources: Sources;
  /** On disk. */
  readonly files: readonly string[];
  readonly databases: readonly DatabaseLayout[];
  readonly services: readonly Service[];
  readonly previous: readonly PreviousServer[];
  readonly release: ExplicitRelease | undefined;
  readonly dialect: Dialect;
  /** What git's `unchanged` says, where it was asked already. */
  readonly unchanged: Promise<ReadonlyMap<string, string>> | undefined;
  readonly inferred: string[];
  readonly problems: string[];
}

/** Reads what tells what the servers use: their code, recorded statements, and what other repositories published. */
export async function readServers(request: Request): Promise<ServerCodes> {
  const { services, previous, inferred, problems } = request;
  const codes = new Map<string, ServerCode>();
  const published: PublishedServer[] = [];
  const logs = new Map<Service, readonly CodeFile[]>();
  const selections = new Map(services.map((service) => [service, selectSources(service)]));
  for (const [service, selection] of selections) {
    const of = service.name === '' ? '' : ` of ${service.name}`;
    if (selection.said.length > 0)
      inferred.push(`what the server${of} uses is read from ${list(selection.said)} only, as the manifest says`);
    logs.set(service, await readLogs(request, selection));
    for (const path of selection.contracts) {
      const file = await request.sources.text(path);
      const read =
        'text' in file
          ? readPublished(path, file.text)
          : { problem: `The contract ${path} can't be read: ${file.missing}.` };
      if ('problem' in read) problems.push(read.problem);
      else published.push({ service, published: read });
    }
  }
  for (const server of previous) {
    const code = await readTree(request, server.service, server.commit, selections.get(server.service)?.listed);
    if (!code) {
      const failure = `The files of ${server.version} are not in this clone. Run \`git fetch --tags --unshallow\``;
      problems.push(`${failure}.`);
    }
    const known = code ?? { files: [], failure: `The files of ${server.version} are not in this clone` };
    const shared = services.length > 1 ? { shared: true as const } : {};
    codes.set(server.version, { ...known, ...shared, files: [...known.files, ...(logs.get(server.service) ?? [])] });
  }
  return {
    codes,
    published,
    next: request.sources.settings.next === false ? undefined : await readNext(request, selections),
  };
}

async function readLogs({ sources, dialect, problems }: Request, { logs }: SourceSelection): Promise<CodeFile[]> {
  const read: CodeFile[] = [];
  for (const path of logs) {
    const file = await sources.text(path);
    if ('missing' in file) {
      problems.push(`The log ${path} can't be read: ${file.missing}.`);
      continue;
    }
    const log = readStatementLog(path, file.text, dialect);
    if ('problem' in log) problems.push(log.problem);
    else read.push(log);
  }
  return read;
}

/** A service's code at a commit; undefined when the commit's files are not here. */
async function readTree(
  { sources: { world, code, host }, databases, services, dialect }: Request,
  service: Service,
  commit: string,
  listed: SourceSelection['listed'],
): Promise<ServerCode | undefined> {
  const noCode = noCodeOf(databases);
  return readCode(
    () => world.git.tree(commit),
    (ids) => world.git.blobs(ids),
    {
      dialect,
      cache: code,
      read: host.readCode,
      store: host.store && { in: host.store, name: `${commit} ${service.name}` },
      exclude: (path) => noCode(path) || !ownsFile(service, services, path),
      listed: listed && within(listed, service, services),
    },
  );
}

const within =
  (listed: (path: string) => Listed | undefined, service: Service, services: readonly Service[]) =>
  (path: string): Listed | undefined =>
    ownsFile(service, services, path) ? listed(path) : undefined;

/** What is deployed: of each service the work tree's code, unless the release at hand names another version. */
async function readNext(request: Request, selections: ReadonlyMap<Service, SourceSelection>): Promise<ServerCode> {
  const { sources, services, release, problems } = request;
  const parts: ServerCode[] = [];
  const here: Service[] = [];
  for (const service of services) {
    const ref = toOf(release, service);
    const commit = ref === undefined ? undefined : await sources.world.git.commit(ref);
    const code = commit && (await readTree(request, service, commit, selections.get(service)?.listed));
    if (code) parts.push(code);
    else {
      here.push(service);
      if (ref !== undefined)
        problems.push(`\`${ref}\` is no tag, branch or commit here; the work tree is taken for it.`);
    }
  }
  if (here.length > 0) {
    const listings = here.map((service) => {
      const listed = selections.get(service)?.listed;
      return listed && within(listed, service, services);
    });
    // One that lists nothing has everything read.
    const listed = listings.every((each) => each !== undefined)
      ? (path: string) => listings.map((each) => each?.(path)).find((each) => each !== undefined)
      : undefined;
    const wanted = JSON.stringify(here.map((service) => [service.name, service.path, service.sources]));
    const excluded = (path: string): boolean => !here.some((service) => ownsFile(service, services, path));
    parts.push(await sources.workTree(wanted, () => readWorkTree(request, excluded, listed)));
  }
  if (parts.length === 1) return parts[0] as ServerCode;
  const unread = parts.flatMap((part) => part.unread ?? []);
  return { files: parts.flatMap((part) => part.files), ...(unread.length > 0 ? { unread } : {}) };
}

/**
 * The work tree's code. Files that are as git has them were mostly read already, for the previous server.
 */
async function readWorkTree(
  { sources: { world, code, host, overlays }, files, databases, dialect, unchanged: asked }: Request,
  excluded: (path: string) => boolean,
  listed: SourceSelection['listed'],
): Promise<ServerCode> {
  const unchanged = (await (asked ?? world.git.unchanged?.())) ?? new Map<string, string>();
  const tree = files.map((path): TreeEntry => {
    const blob = overlays.has(path) ? undefined : unchanged.get(path);
    return { path, blob: blob ?? `/${path}` };
  });
  const fromDisk = async (blob: string): Promise<readonly [string, string] | undefined> => {
    const path = blob.slice(1);
    const overlay = overlays.get(path);
    const file: FileText = overlay === undefined ? await world.read(path) : { text: overlay };
    return 'text' in file && !file.damaged && file.cutAt === undefined ? [blob, file.text] : undefined;
  };
  const read = async (blobs: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const disk = await Promise.all(blobs.filter((blob) => blob.startsWith('/')).map(fromDisk));
    const kept = await world.git.blobs(blobs.filter((blob) => !blob.startsWith('/')));
    return new Map([...kept, ...disk.filter((entry) => entry !== undefined)]);
  };
  const noCode = noCodeOf(databases);
  const exclude = (path: string): boolean => noCode(path) || excluded(path);
  const known = await readCode(async () => tree, read, { dialect, cache: code, read: host.readCode, exclude, listed });
  return known as ServerCode;
}

/**
 * Migrations and the manifest are not the server's code; neither is what migration tools keep beside them. Other files in the
 * same folder are: queries may lie right beside.
 */
function noCodeOf(databases: readonly DatabaseLayout[]): (path: string) => boolean {
  const known = new Set(databases.flatMap(({ files }) => files.map((file) => file.path)));
  const identities = new Set(databases.flatMap(({ files }) => files.map((file) => file.identity)));
  const folders = databases.flatMap(({ history }) => [history.folder, ...(history.also ?? [])]);
  const waiting = databases.map(({ waitingFolder }) => `${waitingFolder}/`);
  // `delta/48/x.py` beside `delta/48/y.sql`: a step of version 48 in another language, which runs once.
  const steps = new Set([...known].map(folderPath).filter((each) => /\/\d+$/.test(each) && !folders.includes(each)));
  // `schema/main/full_schemas/54/…` beside `schema/main/delta/…`: what a new database begins with.
  const beginnings = folders.flatMap((each) => {
    const around = folderPath(each);
    return around === '' ? [] : [`${around}/`];
  });
  const inFolder = folders.map((each) => (each === '' ? '' : `${each}/`));
  const begins = (path: string): boolean =>
    beginnings.some(
      (around) => path.startsWith(around) && /^[\w-]*schemas?[\w-]*\/\d+\//.test(path.slice(around.length)),
    );
  return (path) => {
    if (begins(path)) return true;
    if (manifestNames.includes(path) || known.has(path)) return true;
    if (steps.size > 0 && steps.has(folderPath(path))) return true;
    if (path.endsWith('.sql') && waiting.some((each) => path.startsWith(each))) return true;
    // Most files of a large repository end here.
    const near = inFolder.some((each) => path.startsWith(each));
    if (!near && !path.endsWith('.sql')) return false;
    const [name = '', folder = ''] = path.split('/').toReversed();
    // Folders move, names stay: a migration of an older version may lie elsewhere.
    if (path.endsWith('.sql') && (identities.has(name) || identities.has(folder))) return true;
    if (!near) return false;
    return numbered.test(name) || (numbered.test(folder) && path.endsWith('.sql')) || toolFile.test(path);
  };
}

const folderPath = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** `001_x.sql`, `V2__x.sql`, `20240102_x.ts`: names only migrations have. */
const numbered = /^(\d{3,}|\d+[_.-]|[VUBR]\d|R__)/;
/** What tools keep beside migrations: Drizzle's journal and snapshots, lock files, checksums. */
const toolFile = /(^|\/)meta\/[^/]+\.json$|snapshot\.json$|migration_lock\.toml$|\.sum$/;
