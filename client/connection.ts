import * as vscode from 'vscode';
import { CloseAction, ErrorAction, LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import {
  type InitializationOptions,
  previewCommands,
  type ReleaseChanged,
  type Requests,
  releaseChangedNotification,
  type Status,
  statusNotification,
} from '../server/protocol.ts';
import { asOneUndo } from './edit.ts';

/** A server that ends this often within this time is not started again by itself. */
const crashes = { most: 5, withinMs: 3 * 60_000 };

/** `failed`: the server ended too often and waits for the user. */
export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** The language server as the rest of the client sees it: one that is started again when it ends. */
export class Connection implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel('Bellows', { log: true });
  state: ServerState = 'stopped';

  private readonly stateEmitter = new vscode.EventEmitter<ServerState>();
  private readonly statusEmitter = new vscode.EventEmitter<Status>();
  private readonly releaseEmitter = new vscode.EventEmitter<ReleaseChanged>();
  readonly onState = this.stateEmitter.event;
  readonly onStatus = this.statusEmitter.event;
  readonly onReleaseChanged = this.releaseEmitter.event;

  private client: QuietClient | undefined;
  private started = Promise.resolve();
  private ended: number[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly serverModule: string,
    private readonly storage: vscode.Uri,
  ) {}

  /** Resolves when the server answers, or has failed to start; a failure is in the state and the log, not thrown. */
  start(): Promise<void> {
    if (!this.client) {
      clearTimeout(this.timer);
      this.become('starting');
      this.client = this.create();
      this.started = this.begin(this.client);
    }
    return this.started;
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    const client = this.client;
    this.client = undefined;
    this.become('stopped');
    // A server that is still starting can't be stopped: the library throws, and has already let go of it.
    await client?.dispose(2000).catch((error) => this.log.debug(String(error)));
  }

  async restart(): Promise<void> {
    this.ended = [];
    await this.stop();
    await this.start();
  }

  async request<M extends keyof Requests>(
    method: M,
    params: Requests[M]['params'],
    token?: vscode.CancellationToken,
  ): Promise<Requests[M]['result']> {
    await this.start();
    if (!this.client || this.state !== 'running') throw new Error(vscode.l10n.t('The Bellows server is not running.'));
    return this.client.sendRequest<Requests[M]['result']>(method, params, token);
  }

  /** Carries out an edit the server made, as one step of undo. */
  async apply(edit: WorkspaceEdit): Promise<boolean> {
    return vscode.workspace.applyEdit(asOneUndo(edit), { isRefactoring: true });
  }

  dispose(): void {
    void this.stop();
    for (const disposable of [this.stateEmitter, this.statusEmitter, this.releaseEmitter, this.log]) {
      disposable.dispose();
    }
  }

  private async begin(client: QuietClient): Promise<void> {
    try {
      await client.start();
      if (this.client === client) this.become('running');
    } catch (error) {
      this.log.error(`The language server did not start: ${String(error)}`);
      this.onEnd(client);
    }
  }

  private create(): QuietClient {
    const initializationOptions: InitializationOptions = {
      trusted: vscode.workspace.isTrusted,
      acknowledges: true,
      ...(this.storage.scheme === 'file' ? { storage: this.storage.fsPath } : {}),
    };
    const client: QuietClient = new QuietClient(
      'bellows',
      'Bellows',
      { module: this.serverModule, transport: TransportKind.ipc },
      {
        documentSelector: ['file', 'vscode-vfs'].flatMap((scheme) => [
          { scheme, language: 'sql' },
          { scheme, pattern: '**/*.sql' },
          { scheme, pattern: '**/bellows.{yaml,json}' },
        ]),
        outputChannel: this.log,
        initializationOptions,
        markdown: { isTrusted: { enabledCommands: previewCommands } },
        middleware: {
          resolveCodeAction: async (item, token) => {
            const asked = client.code2ProtocolConverter.asCodeActionSync(item);
            const answer = await client.sendRequest<CodeAction>('codeAction/resolve', asked, token);
            const action = await client.protocol2CodeConverter.asCodeAction(answer, token);
            if (answer.edit) action.edit = asOneUndo(answer.edit);
            return action;
          },
        },
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue }),
          closed: () => {
            this.onEnd(client);
            return { action: CloseAction.DoNotRestart, handled: true };
          },
        },
      },
    );
    client.onNotification(statusNotification, (status: Status) => this.statusEmitter.fire(status));
    client.onNotification(releaseChangedNotification, (change: ReleaseChanged) => this.releaseEmitter.fire(change));
    return client;
  }

  /** The server ended without being asked to: start another, later each time, and leave it when it keeps ending. */
  private onEnd(client: QuietClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    const now = Date.now();
    this.ended = [...this.ended.filter((time) => now - time < crashes.withinMs), now];
    if (this.ended.length >= crashes.most) {
      this.become('failed');
      void this.tellFailure();
      return;
    }
    const delay = 2 ** (this.ended.length - 1) * 250;
    this.log.warn(`The language server ended unexpectedly. Starting it again in ${delay} ms.`);
    this.become('starting');
    this.timer = setTimeout(() => this.start(), delay);
  }

  private async tellFailure(): Promise<void> {
    const showLog = vscode.l10n.t('Show log');
    const restart = vscode.l10n.t('Restart');
    const answer = await vscode.window.showErrorMessage(
      vscode.l10n.t('The Bellows server ended {0} times and was not started again.', crashes.most),
      showLog,
      restart,
    );
    if (answer === showLog) this.log.show();
    if (answer === restart) await this.restart();
  }

  private become(state: ServerState): void {
    if (this.state === state) return;
    this.state = state;
    this.stateEmitter.fire(state);
  }
}

/** Logs what the library would show in a notification of its own for every single failure; ours comes once, with what to do. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
