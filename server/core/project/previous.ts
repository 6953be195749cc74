import { type ExplicitRelease, fromOf } from '../release/explicit.ts';
import type { Manifest } from '../release/manifest.ts';
import { type ChosenServers, choosePrevious, type PreviousServer } from '../release/releases.ts';
import type { Service } from '../release/services.ts';
import type { MigrationFile } from './convention.ts';
import { migrationOf } from './explicit-migrations.ts';
import { orderHistory } from './history.ts';
import type { DatabaseLayout, GoneMigration } from './layout.ts';
import { inside } from './paths.ts';
import { partIdentity } from './statements.ts';
import type { Git, GitState, TreeFile } from './world.ts';

/** Stands for the previous server where there is no git: it had all migrations but the last. */
export const unnamedServer = '';

/** What finding the previous servers needs to know. */
export interface PreviousRequest {
  readonly git: Git;
  readonly state: Extract<GitState, { kind: 'repository' }>;
  readonly databases: readonly DatabaseLayout[];
  readonly services: readonly Service[];
  /** What an option or setting says over the manifest. */
  readonly wanted: Manifest['previous'];
  /** A release the manifest spells out. */
  readonly release: ExplicitRelease | undefined;
  readonly problems: string[];
  readonly text: (path: string) => Promise<string | undefined>;
}

/**
 * The servers that must keep working, of each service nearest first; tells each database which migrations they were released
 * with.
 */
export async function findPrevious(request: PreviousRequest): Promise<readonly PreviousServer[]> {
  const { git, state, databases, services, wanted, release, problems, text } = request;
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
  const choose = async (known = facts): Promise<ChosenServers> => {
    const each: ChosenServers[] = [];
    for (const service of services)
      each.push(await choosePrevious(known, service, wanted ?? fromOf(release, service) ?? service.previous));
    return { servers: each.flatMap((e) => e.servers), problems: [...new Set(each.flatMap((e) => e.problems))] };
  };
  let chosen = await choose();
  await markReleased(git, chosen.servers, databases, release);
  const first = chosen.servers[0];
  // On a release's own commit with nothing new since, the release just made is the one to look at.
  if (
    first?.inferred &&
    first.commit === state.head &&
    tags.some((tag) => tag.commit === state.head) &&
    (await nothingNew(databases, chosen.servers, text))
  ) {
    const earlier = await choose({ ...facts, tags: tags.filter((tag) => tag.commit !== state.head) });
    if (earlier.servers.some((server) => tags.some((tag) => tag.name === server.ref))) {
      chosen = earlier;
      await markReleased(git, chosen.servers, databases, release);
    }
  }
  problems.push(...chosen.problems);
  if (chosen.servers.length === 0) for (const database of databases) markLastAsNew(database);
  return chosen.servers;
}

/** Without git only the last migration is new. */
export function markLastAsNew(database: DatabaseLayout): void {
  database.released = new Map([[unnamedServer, allButLast(database)]]);
}

function allButLast(database: DatabaseLayout): ReadonlySet<string> {
  const last = database.files.findLast((file) => file.direction !== 'down');
  const older = database.files.filter((file) => file !== last && file.identity !== last?.identity);
  return new Set(older.map((file) => file.identity));
}

async function nothingNew(
  databases: readonly DatabaseLayout[],
  servers: readonly PreviousServer[],
  text: (path: string) => Promise<string | undefined>,
): Promise<boolean> {
  for (const database of databases) {
    const released = new Set(servers.flatMap(({ version }) => [...(database.released.get(version) ?? [])]));
    for (const file of database.files) {
      if (!released.has(file.identity)) return false;
      if (!holdsParts(database)) continue;
      const now = partsOf(database, file, (await text(file.path)) ?? '');
      if (now.some((part) => !released.has(part))) return false;
    }
  }
  return true;
}

/**
 * A migration was released with a server when its base name, or its folder's name, is anywhere in that server's tree:
 * folders move, names stay. Of a file that holds several, those count that its old text has.
 */
async function markReleased(
  git: Git,
  servers: readonly PreviousServer[],
  databases: readonly DatabaseLayout[],
  release: ExplicitRelease | undefined,
): Promise<void> {
  for (const database of databases) {
    database.released = new Map();
    database.releasedTexts = new Map();
    database.gone = [];
  }
  for (const server of servers) {
    const tree = await git.tree(server.commit);
    if (!tree) {
      // Its migrations can't be told apart; the last one is surely worth a look, and what stood before it was there.
      for (const database of databases)
        database.released = new Map([...database.released, [server.version, allButLast(database)]]);
      continue;
    }
    const sql = tree.filter((file) => file.path.endsWith('.sql'));
    for (const database of databases) {
      const identities = new Set<string>();
      const names = new Set(sql.filter(({ path }) => !isWaiting(database, path)).flatMap(({ path }) => namesOf(path)));
      for (const file of database.files) {
        if (release?.migrations ? migrationOf(release, file.path) : !names.has(file.identity)) continue;
        identities.add(file.identity);
        for (const part of await oldParts(git, database, file, sql)) identities.add(part);
      }
      database.released = new Map([...database.released, [server.version, identities]]);
      if (!isNearest(server, servers)) continue;
      const texts = await textsOf(git, database, sql);
      database.releasedTexts = new Map([...database.releasedTexts, [server.version, texts]]);
      if (!release?.migrations) database.gone = [...database.gone, ...goneFrom(database, server.version, sql)];
    }
  }
}

/** Of the servers of its service, the one that was released last: what it was released with has run. */
const isNearest = (server: PreviousServer, servers: readonly PreviousServer[]): boolean =>
  servers.find(({ service }) => service.name === server.service.name) === server;

/** Migrations of a tree that the history has under no name any more; where the folder moved, nobody can tell. */
function goneFrom(database: DatabaseLayout, since: string, tree: readonly TreeFile[]): GoneMigration[] {
  const { history, config, files, scope } = database;
  const known = new Set(files.flatMap(({ path, identity }) => [identity, ...namesOf(path)]));
  const said = new Set(database.gone.map(({ identity }) => identity));
  const paths = tree
    .map(({ path }) => path)
    .filter((path) => !isWaiting(database, path) && (!scope || inside(path, scope)));
  return orderHistory(history, paths, config).flatMap(({ identity, direction }) => {
    if (direction === 'down' || direction === 'repeatable' || known.has(identity) || said.has(identity)) return [];
    said.add(identity);
    return [{ identity, since }];
  });
}

/** A contract step that waited beside the migrations was not released, whatever it is called. */
const isWaiting = ({ waitingFolder }: DatabaseLayout, path: string): boolean => path.startsWith(`${waitingFolder}/`);

/**
 * All a history may call a file: its name, its folder's name, and both with as many folders above as there are, since the
 * files of sub-folders (`67/01_drop.sql`) are told apart by them. A pair `7_x.up.sql`, `7_x.down.sql` is one migration, `7_x`.
 */
function namesOf(path: string): string[] {
  const bare = path.replace(/[._-](up|down)\.sql$/i, '');
  const forms = [path, path.replace(/\/[^/]*$/, ''), bare, bare === path ? path : `${bare}.sql`];
  return forms.flatMap((form) => {
    const parts = form.split('/');
    return parts.map((_, index) => parts.slice(index).join('/'));
  });
}

/** What the migrations said when they were released, by the path they have now. */
async function textsOf(
  git: Git,
  database: DatabaseLayout,
  tree: readonly TreeFile[],
): Promise<ReadonlyMap<string, string>> {
  const byPath = new Map(tree.map((file) => [file.path, file.blob]));
  const byName = new Map<string, string | undefined>();
  for (const { path, blob } of tree) {
    const name = tail(path);
    // Two files of one name: only the path tells them apart.
    byName.set(name, byName.has(name) ? undefined : blob);
  }
  const wanted = database.files.flatMap(({ path }) => {
    const blob = byPath.get(path) ?? byName.get(tail(path));
    return blob === undefined ? [] : [{ path, blob }];
  });
  const texts = await git.blobs(wanted.map(({ blob }) => blob));
  return new Map(
    wanted.flatMap(({ path, blob }) => {
      const text = texts.get(blob);
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
}

/** The file with its folder, since some tools call every file `migration.sql`. */
const tail = (path: string): string => path.split('/').slice(-2).join('/');

async function oldParts(
  git: Git,
  database: DatabaseLayout,
  file: MigrationFile,
  tree: readonly TreeFile[],
): Promise<string[]> {
  if (!holdsParts(database)) return [];
  const old = tree.find((f) => f.path === file.path) ?? tree.find((f) => f.path.endsWith(`/${file.identity}`));
  const text = old && (await git.blobs([old.blob])).get(old.blob);
  return text === undefined ? [] : partsOf(database, file, text);
}

const holdsParts = ({ history }: DatabaseLayout): boolean => history.convention.id === 'liquibase';

const partsOf = ({ history, engine }: DatabaseLayout, file: MigrationFile, text: string): string[] =>
  (history.convention.sections(file, text, engine.dialect).parts ?? []).map((part) =>
    partIdentity(file, part.identity),
  );
