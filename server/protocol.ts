import type { Position, WorkspaceEdit } from 'vscode-languageserver-protocol';

/*
 * What client and server say to each other beyond LSP: names and shapes, no code and no runtime import, because the client bundles
 * this file. Everything LSP has a word for goes through LSP: diagnostics are pulled, code actions are resolved, settings come with
 * `workspace/configuration` (section `bellows`, scoped to the document or project folder), and the previous server's files come with
 * `workspace/textDocumentContent` (see `refScheme`).
 *
 * Lines in a `Place` count from 1, as in evidence and on the command line; an LSP `Position` counts from 0.
 * A `project` is the URI of the folder that has the manifest, or would have it.
 */

/** Sent once, as `initializationOptions`. */
export interface InitializationOptions {
  /** False in a workspace the user has not trusted: read files only, start no other program. The client restarts the server on a change. */
  trusted: boolean;
  /** A folder of this machine where what was read of a repository's commits may be kept; default: where caches belong. */
  storage?: string;
  /** The client has the commands that ask the user something: `bellows.acknowledge`. */
  acknowledges?: boolean;
}

/** Our requests, client to server: `connection.onRequest(previewRequest, (p: PreviewParams): PreviewResult => …)`. */
export const previewRequest = 'bellows/preview';
export const splitRequest = 'bellows/split';
export const checkRequest = 'bellows/check';
export const initManifestRequest = 'bellows/initManifest';
export const acknowledgeRequest = 'bellows/acknowledge';
export const contractRequest = 'bellows/contract';

/** Our notifications, server to client. */
export const statusNotification = 'bellows/status';
export const releaseChangedNotification = 'bellows/releaseChanged';

/** Ties a method to its shapes, so that the client cannot ask one thing and expect another. */
export interface Requests {
  [previewRequest]: { params: PreviewParams; result: PreviewResult };
  [splitRequest]: { params: SplitParams; result: SplitResult };
  [checkRequest]: { params: CheckParams; result: CheckResult };
  [initManifestRequest]: { params: InitManifestParams; result: InitManifestResult };
  [acknowledgeRequest]: { params: AcknowledgeParams; result: AcknowledgeResult };
  [contractRequest]: { params: ContractParams; result: ContractResult };
}

/** A request the server understood and cannot grant. `reason` is one plain sentence for the user; it is not an error of the server. */
export interface Refusal {
  reason: string;
}

/** Which release to show. With neither, the release at hand of the first project. */
export interface PreviewParams {
  /** Any document of the project, its folder, or its manifest. */
  uri?: string;
  /** A release's name; default: the one that is not out yet. */
  release?: string;
}

export type PreviewResult = Preview | Refusal;

/** The release preview, ready to show. */
export interface Preview {
  project: string;
  /** The panel's title, e.g. `Release 2.4`. */
  title: string;
  /** The name to ask for again, when the preview was of a named release. */
  release?: string;
  /**
   * The inside of `<body>`: headings, lists, tables, `<details>`, escaped text. No script, no `style` attribute, no image: the page's
   * policy blocks them. Only the classes of `client/media/preview.css` are styled. Links are `command:` links to `previewCommands`
   * with a `Place` or `PreviewParams` as their one argument: `command:ID?${encodeURIComponent(JSON.stringify([place]))}`.
   */
  html: string;
  /** Findings that block the release (errors). */
  blocking: number;
}

/** The only commands a link in the preview may run. */
export const previewCommands = ['bellows.openUse', 'bellows.splitChange', 'bellows.previewRelease'] as const;

/** The argument of `bellows.openUse` and `bellows.splitChange`, from a hover, a code action, a code lens or the preview. */
export interface Place {
  /** Default: the project in the preview, else the one of the active editor. */
  project?: string;
  /** Path from the project, with `/`. */
  file: string;
  /** From 1. */
  line?: number;
  /** A git ref; without it, the file of the working tree. */
  ref?: string;
}

/**
 * Scheme of a file as it was at a git ref. The server answers `workspace/textDocumentContent` for it (capability
 * `workspace.textDocumentContent.schemes`), and may use it in related information and links. The URI is
 * `bellows-ref:/<file>?<RefQuery as JSON, percent-encoded>`; the path is from the project, so that the tab has the file's name.
 */
export const refScheme = 'bellows-ref';

export interface RefQuery {
  ref: string;
  /** May be left out where there is one project. */
  project?: string;
}

/** The change whose plan is wanted: the one at, or after, the position in its line. */
export interface SplitParams {
  uri: string;
  position: Position;
}

/** The plans on offer, the best first. */
export type SplitResult = { choices: [SplitChoice, ...SplitChoice[]] } | Refusal;

export interface SplitChoice {
  /** E.g. `Split into expand and contract steps`. */
  title: string;
  recipe: string;
  /**
   * One edit for all files, in `documentChanges`: a new file is a `CreateFile` and then one `TextDocumentEdit` with its whole text. Every
   * part is annotated `this release` or `a later release`, none with `needsConfirmation`: unchecked parts would be dropped.
   */
  edit: WorkspaceEdit;
  /** The plan to be read before it is accepted, as Markdown: steps and their locks, the servers, the way back, the files. */
  plan: string;
}

/** Checks every migration of the release, of one project or of all. Findings arrive as diagnostics; the answer only counts. */
export interface CheckParams {
  uri?: string;
}

export interface CheckResult {
  errors: number;
  warnings: number;
  information: number;
  files: number;
  statements: number;
  /** Statements that were not understood. */
  opaque: number;
}

/** Writes the inferred manifest down, in the given folder's project or the first. */
export interface InitManifestParams {
  uri?: string;
}

/** `uri` is the manifest that `edit` creates, to open it; where there is one already, a refusal says so. */
export type InitManifestResult = { uri: string; edit: WorkspaceEdit } | Refusal;

/** The argument of `bellows.acknowledge`: a finding to be found safe, for a reason the user gives. */
export interface AcknowledgeTarget {
  uri: string;
  rule: string;
  /** `table` or `table.column`. */
  object: string;
  /** What was found. */
  message: string;
}

/** Writes an acknowledgement into the manifest of the document's project. */
export interface AcknowledgeParams {
  uri: string;
  rule: string;
  object: string;
  reason: string;
  /** A release, or a day as `2026-12-31`. */
  until?: string;
}

export type AcknowledgeResult = { uri: string; edit: WorkspaceEdit } | Refusal;

/** What a server version uses, as `bellows contract` prints it. */
export interface ContractParams {
  uri?: string;
  /** One of the versions of an earlier answer; default: the nearest. */
  version?: string;
}

export type ContractResult =
  | { project: string; version: string; ref?: string; versions: string[]; text: string }
  | Refusal;

/** The argument of `bellows.showUses`, from a code lens: where a server uses something. */
export interface UsesParams {
  uri: string;
  position: Position;
  object: string;
  places: (Place & { label: string })[];
}

/** Parameters of `bellows/status`: sent when something in it changes, one for each project. */
export interface Status {
  project: string;
  state: 'indexing' | 'ready' | 'error';
  /** E.g. `postgresql 16`. */
  engine?: string;
  /** The server version that must keep working, e.g. `v2.3.0`. Absent: nothing to compare with. */
  previous?: string;
  /** What was inferred rather than configured, in words for the user, e.g. `v2.3.0 is the nearest release tag`. */
  inferred?: string[];
  /** Statements of the release that were not understood. */
  opaque: number;
  /** With `error`: what is wrong and what to do, one sentence. */
  message?: string;
}

/** Parameters of `bellows/releaseChanged`: what the preview of this project shows may have changed. At most a few a second. */
export interface ReleaseChanged {
  project: string;
}
