/**
 * What the core may ask of the outside. Hosts implement it: a disk and a git (server/disk.ts), the editor's open documents
 * laid over them, or plain data in tests. Paths are relative to the project root, with `/`, without a leading `./`.
 */
export interface World {
  /** Every file below the root that git doesn't ignore (without git: all but node_modules and dot folders), sorted. */
  files(): Promise<readonly string[]>;
  /** A file's text, decoded as UTF-8, or why it can't be had. */
  read(path: string): Promise<FileText>;
  readonly git: Git;
  /** Lets what has arrived from outside be dealt with; long work that nobody waits for calls it now and then. */
  pause?(): Promise<void>;
  /** The date, as `2026-07-31` in UTC, for what ends on a day. Absent: no day passes. */
  today?(): string;
}

export type FileText =
  | {
      readonly text: string;
      /** Bytes were cut off after this many, because the file is larger than is read. */
      readonly cutAt?: number;
      /** The file holds bytes that are no UTF-8, or NUL bytes; they were replaced. */
      readonly damaged?: boolean;
    }
  | { readonly missing: string };

/** Read-only questions to git. Nothing here runs hooks, touches the work tree or the network. */
export interface Git {
  /** What git can say at all: `none` when there is no repository or no git program; `shallow` when history is cut off. */
  state(): Promise<GitState>;
  /** Commit id of a tag, branch or commit, or undefined if there is none of that name. */
  commit(ref: string): Promise<string | undefined>;
  /** Tags that are ancestors of `of`, nearest first (as `git describe` would choose), with their commits. */
  ancestorTags(of: string): Promise<readonly Tag[]>;
  /** Best common ancestor of two refs. */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** The branch others start from (origin/HEAD, main, master), if any. */
  defaultBranch(): Promise<string | undefined>;
  /** Every file of a commit below the project root: path and blob id. Undefined if the commit isn't here. */
  tree(commit: string): Promise<readonly TreeFile[] | undefined>;
  /** Texts of blobs by id, all read through one `git cat-file --batch`. Missing, binary and over-large ones are left out. */
  blobs(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Blob ids of the work tree's files that are as git's index has them: what is known of the blob holds for the file. */
  unchanged?(): Promise<ReadonlyMap<string, string>>;
}

export type GitState =
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'repository'; readonly shallow: boolean; readonly head: string | undefined };

export interface Tag {
  readonly name: string;
  readonly commit: string;
}

export interface TreeFile {
  readonly path: string;
  readonly blob: string;
}
