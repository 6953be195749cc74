import picomatch from 'picomatch';
import { type Service, versionOf } from './services.ts';

/** A server version that must keep working, and how it was chosen. */
export interface PreviousServer {
  readonly version: string;
  readonly ref: string;
  readonly commit: string;
  /** Not named by manifest, setting or option, but taken from git. */
  readonly inferred: boolean;
  /** How it was found, for people: `nearest release tag`. */
  readonly because: string;
  readonly service: Service;
}

export interface ChosenServers {
  readonly servers: readonly PreviousServer[];
  /** Sentences about what could not be found, each with what to do. */
  readonly problems: readonly string[];
}

export interface GitFacts {
  /** Tags that are ancestors of HEAD, nearest first. */
  readonly tags: readonly { readonly name: string; readonly commit: string }[];
  readonly head: string | undefined;
  readonly shallow: boolean;
  readonly resolve: (ref: string) => Promise<string | undefined>;
  readonly mergeBase: () => Promise<{ readonly branch: string; readonly commit: string } | undefined>;
}

/** Tags that count as releases unless the manifest says otherwise: `v1.2.3`, `1.2.3`; pre-releases don't. */
const releaseTag = /^v?\d+(\.\d+){1,3}$/;

/**
 * The servers of a service that must keep working, nearest first. `wanted` is the option or setting, else the manifest's
 * `previous`: a number of releases back, a ref, or several. Without a release tag, the merge base with the default branch
 * serves.
 */
export async function choosePrevious(
  git: GitFacts,
  service: Service,
  wanted = service.previous,
): Promise<ChosenServers> {
  const server = (name: string, commit: string, because: string, ref = name): PreviousServer => ({
    version: versionOf(service, name),
    ref,
    commit,
    inferred: because !== named,
    because,
    service,
  });
  if (typeof wanted === 'string' || Array.isArray(wanted)) {
    const servers: PreviousServer[] = [];
    const problems: string[] = [];
    for (const ref of typeof wanted === 'string' ? [wanted] : wanted) {
      const commit = await git.resolve(ref);
      if (commit) servers.push(server(ref, commit, named));
      else problems.push(missing(ref, git.shallow));
    }
    return { servers, problems };
  }
  const isRelease = releaseTags(service);
  const chosen = git.tags.filter((tag) => isRelease(tag.name)).slice(0, wanted ?? 1);
  if (chosen.length > 0) {
    return { servers: chosen.map(({ name, commit }) => server(name, commit, 'nearest release tag')), problems: [] };
  }
  const of = service.name === '' ? '' : ` of ${service.name}`;
  if (git.shallow) {
    const problem = `This clone holds no release tag${of}, because its history is cut off. Run \`git fetch --tags --unshallow\` to compare with the previous server.`;
    return { servers: [], problems: [problem] };
  }
  const base = await git.mergeBase();
  if (base && base.commit !== git.head) {
    const because = `no release tag${of}; merge base with ${base.branch}`;
    const name = `${base.branch}@${base.commit.slice(0, 7)}`;
    return { servers: [server(name, base.commit, because, base.commit)], problems: [] };
  }
  if (git.head) {
    const because = `no release tag${of}; the last commit`;
    return { servers: [server(`HEAD@${git.head.slice(0, 7)}`, git.head, because, git.head)], problems: [] };
  }
  return { servers: [], problems: [] };
}

const named = 'named';

/** Whether a tag is a release, by the manifest's pattern or as `v1.2.3`. */
export function releaseTags({ tags }: Pick<Service, 'tags'>): (name: string) => boolean {
  return tags ? picomatch(tags) : (name) => releaseTag.test(name);
}

function missing(ref: string, shallow: boolean): string {
  if (shallow)
    return `\`${ref}\` is not in this clone, whose history is cut off. Run \`git fetch --tags --unshallow\`.`;
  return `\`${ref}\` is no tag, branch or commit here. Run \`git fetch --tags\`, or name another with \`previous\` or \`--from\`.`;
}
