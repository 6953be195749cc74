import picomatch from 'picomatch';
import type { Manifest } from './manifest.ts';

/** A server version that must keep working, and how it was chosen. */
export interface PreviousServer {
  readonly version: string;
  readonly ref: string;
  readonly commit: string;
  /** Not named by manifest, setting or option, but taken from git. */
  readonly inferred: boolean;
  /** How it was found, for people: `nearest release tag`. */
  readonly because: string;
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
 * The servers that must keep working, nearest first. `wanted` is the option or setting, else the manifest's `previous`: a
 * number of releases back, a ref, or several. Without a release tag, the merge base with the default branch serves.
 */
export async function choosePrevious(
  git: GitFacts,
  manifest: Manifest | undefined,
  wanted = manifest?.previous,
): Promise<ChosenServers> {
  if (typeof wanted === 'string' || Array.isArray(wanted)) {
    const servers: PreviousServer[] = [];
    const problems: string[] = [];
    for (const ref of typeof wanted === 'string' ? [wanted] : wanted) {
      const commit = await git.resolve(ref);
      if (commit) servers.push({ version: ref, ref, commit, inferred: false, because: 'named' });
      else problems.push(missing(ref, git.shallow));
    }
    return { servers, problems };
  }
  const isRelease = releaseTags(manifest);
  const tags = git.tags.filter((tag) => isRelease(tag.name));
  const count = wanted ?? 1;
  const chosen = tags.slice(0, count);
  if (chosen.length > 0) {
    const because = 'nearest release tag';
    return {
      servers: chosen.map((t) => ({ version: t.name, ref: t.name, commit: t.commit, inferred: true, because })),
      problems: [],
    };
  }
  if (git.shallow) {
    const problem =
      'This clone holds no release tag, because its history is cut off. Run `git fetch --tags --unshallow` to compare with the previous server.';
    return { servers: [], problems: [problem] };
  }
  const base = await git.mergeBase();
  if (base && base.commit !== git.head) {
    const because = `no release tag; merge base with ${base.branch}`;
    return {
      servers: [
        {
          version: `${base.branch}@${base.commit.slice(0, 7)}`,
          ref: base.commit,
          commit: base.commit,
          inferred: true,
          because,
        },
      ],
      problems: [],
    };
  }
  if (git.head) {
    const because = 'no release tag; the last commit';
    return {
      servers: [{ version: `HEAD@${git.head.slice(0, 7)}`, ref: git.head, commit: git.head, inferred: true, because }],
      problems: [],
    };
  }
  return { servers: [], problems: [] };
}

/** Whether a tag is a release, by the manifest's pattern or as `v1.2.3`. */
export function releaseTags(manifest: Manifest | undefined): (name: string) => boolean {
  const pattern = manifest?.tags;
  return pattern ? picomatch(pattern) : (name) => releaseTag.test(name);
}

function missing(ref: string, shallow: boolean): string {
  if (shallow)
    return `\`${ref}\` is not in this clone, whose history is cut off. Run \`git fetch --tags --unshallow\`.`;
  return `\`${ref}\` is no tag, branch or commit here. Run \`git fetch --tags\`, or name another with \`previous\` or \`--from\`.`;
}
