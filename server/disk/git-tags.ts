import type { Tag } from '../core/project/world.ts';

type Lines = (...args: string[]) => Promise<readonly string[] | undefined>;

interface Candidate extends Tag {
  readonly annotated: boolean;
  /** When the tag was made, or for a lightweight one its commit; seconds since 1970. */
  readonly made: number;
}

/** Among this many latest tags the order is exact; older ones follow by date. `git describe` compares ten. */
const exact = 128;

/**
 * Tags that `commit` (an id) contains, nearest first: the fewer commits it has that the tag has not, the nearer, as
 * `git describe --tags` chooses. On one commit annotated tags come first, then the later one, then the higher version.
 */
export async function nearestFirst(
  commit: string,
  lines: Lines,
  peel: (tag: string) => Promise<string | undefined>,
): Promise<readonly Tag[]> {
  const format = '%(objectname) %(objecttype) %(*objectname)|%(*objecttype) %(creatordate:unix) %(refname:strip=2)';
  const rows = await lines('for-each-ref', `--merged=${commit}`, `--format=${format}`, 'refs/tags/');
  const found = await Promise.all((rows ?? []).map((row) => candidate(row, peel)));
  const tags = found.filter((tag) => tag !== undefined).sort(latestFirst);
  const commits = [...new Set(tags.map((tag) => tag.commit))].slice(0, exact);
  const distance = commits.length > 1 ? await distances(commit, commits, lines) : new Map<string, number>();
  const far = Number.MAX_SAFE_INTEGER;
  return tags
    .sort((a, b) => (distance.get(a.commit) ?? far) - (distance.get(b.commit) ?? far) || atOneCommit(a, b))
    .map(({ name, commit }) => ({ name, commit }));
}

async function candidate(
  row: string,
  peel: (tag: string) => Promise<string | undefined>,
): Promise<Candidate | undefined> {
  const [, id, type, target, targetType, made, name] = /^(\w+) (\w+) (\w*)\|(\w*) (\d*) (.*)$/.exec(row) ?? [];
  if (!id || !name) return undefined;
  const annotated = type === 'tag';
  // A tag of a tag is peeled only once here.
  const commit = !annotated ? id : targetType === 'commit' ? target : await peel(name);
  return commit ? { name, commit, annotated, made: Number(made) } : undefined;
}

const latestFirst = (a: Candidate, b: Candidate): number => b.made - a.made || atOneCommit(a, b);

function atOneCommit(a: Candidate, b: Candidate): number {
  if (a.commit !== b.commit) return b.made - a.made || (a.commit < b.commit ? -1 : 1);
  if (a.annotated !== b.annotated) return a.annotated ? -1 : 1;
  return b.made - a.made || b.name.localeCompare(a.name, 'en', { numeric: true });
}

/**
 * For each of `tagged` how many commits `commit` has that it has not. What all of them share is the same for each, so only
 * the history since their common ancestor is walked.
 */
async function distances(commit: string, tagged: readonly string[], lines: Lines): Promise<Map<string, number>> {
  const base = (await lines('merge-base', '--octopus', ...tagged))?.[0];
  const walk = await lines('rev-list', '--parents', commit, ...(base ? [`^${base}`] : []));
  const parents = new Map((walk ?? []).map((line) => [line.slice(0, line.indexOf(' ')), line.split(' ').slice(1)]));
  if (!walk) return new Map();
  return new Map(tagged.map((tag) => [tag, parents.size - countAncestors(tag, parents)]));
}

function countAncestors(from: string, parents: ReadonlyMap<string, readonly string[]>): number {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || !parents.has(id)) continue;
    seen.add(id);
    open.push(...(parents.get(id) ?? []));
  }
  return seen.size;
}
