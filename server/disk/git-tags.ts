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
  if (!walk) return new Map();
  const history = new History(walk);
  return new Map(tagged.map((tag) => [tag, walk.length - history.countFrom(tag)]));
}

/** Commits by number, for each of many tags goes through all that it has. */
class History {
  private readonly numbers = new Map<string, number>();
  private readonly parents: readonly number[][];
  /** The round in which a commit was last counted. */
  private readonly seen: Uint32Array;
  private round = 0;

  /** `lines`: each a commit and its parents, of which some may be of no line. */
  constructor(lines: readonly string[]) {
    const rows = lines.map((line) => line.split(' '));
    for (const [i, [id = '']] of rows.entries()) this.numbers.set(id, i);
    this.parents = rows.map((row) => row.slice(1).flatMap((id) => this.numbers.get(id) ?? []));
    this.seen = new Uint32Array(rows.length);
  }

  /** How many commits of it a commit has, itself included. */
  countFrom(id: string): number {
    const start = this.numbers.get(id);
    const open = start === undefined ? [] : [start];
    const { seen } = this;
    this.round++;
    let count = 0;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen[at] === this.round) continue;
      seen[at] = this.round;
      count++;
      for (const parent of this.parents[at] as number[]) if (seen[parent] !== this.round) open.push(parent);
    }
    return count;
  }
}
