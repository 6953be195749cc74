import type { Manifest } from '../release/manifest.ts';
import { choosePrevious, type PreviousServer } from '../release/releases.ts';
import type { MigrationFile } from './convention.ts';
import type { DatabaseLayout } from './layout.ts';
import { partIdentity } from './statements.ts';
import type { Git, GitState, TreeFile } from './world.ts';

/** Stands for the previous server where there is no git: it had all migrations but the last. */
export const unnamedServer = '';

/** The servers that must keep working, nearest first; tells each database which migrations they were released with. */
export async function findPrevious(
  git: Git,
  state: Extract<GitState, { kind: 'repository' }>,
  databases: readonly DatabaseLayout[],
  manifest: Manifest | undefined,
  wanted: Manifest['previous'],
  problems: string[],
  text: (path: string) => Promise<string | undefined>,
): Promise<readonly PreviousServer[]> {
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
  let chosen = await choosePrevious(facts, manifest, wanted);
  await markReleased(git, chosen.servers, databases);
  const first = chosen.servers[0];
  // On a release's own commit with nothing new since, the release just made is the one to look at.
  if (
    first?.inferred &&
    first.commit === state.head &&
    tags.some((tag) => tag.commit === state.head) &&
    (await nothingNew(databases, first, text))
  ) {
    const earlier = await choosePrevious(
      { ...facts, tags: tags.filter((tag) => tag.commit !== state.head) },
      manifest,
      wanted,
    );
    if (earlier.servers.some((server) => tags.some((tag) => tag.name === server.version))) {
      chosen = earlier;
      await markReleased(git, chosen.servers, databases);
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
  server: PreviousServer,
  text: (path: string) => Promise<string | undefined>,
): Promise<boolean> {
  for (const database of databases) {
    const released = database.released.get(server.version);
    for (const file of database.files) {
      if (!released?.has(file.identity)) return false;
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
): Promise<void> {
  for (const database of databases) database.released = new Map();
  for (const server of servers) {
    const tree = await git.tree(server.commit);
    if (!tree) {
      // Its migrations can't be told apart; the last one is surely worth a look, and what stood before it was there.
      for (const database of databases)
        database.released = new Map([...database.released, [server.version, allButLast(database)]]);
      continue;
    }
    const sql = tree.filter((file) => file.path.endsWith('.sql'));
    const names = new Set(sql.flatMap((file) => file.path.split('/').slice(-2)));
    for (const database of databases) {
      const identities = new Set<string>();
      for (const file of database.files) {
        if (!names.has(file.identity)) continue;
        identities.add(file.identity);
        for (const part of await oldParts(git, database, file, sql)) identities.add(part);
      }
      database.released = new Map([...database.released, [server.version, identities]]);
    }
  }
}

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
