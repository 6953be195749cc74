import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  acknowledgeRequest,
  checkRequest,
  contractRequest,
  type InitializationOptions,
  initManifestRequest,
  previewRequest,
  type Requests,
  refScheme,
  splitRequest,
} from '../protocol.ts';
import { expandContractKind, fixAllKind, listCodeActions, quickFixKind, resolveCodeAction } from './code-actions.ts';
import { codeLenses } from './code-lens.ts';
import { completeManifest } from './completion.ts';
import { diagnose, diagnoseWorkspace } from './diagnostics.ts';
import { hover } from './hover.ts';
import { documentLinks } from './links.ts';
import { acknowledgeFinding, checkProjects, initManifest, previewRelease, showContract, splitAt } from './requests.ts';
import { contentAtRef } from './text-at-ref.ts';
import { Workspace } from './workspace.ts';

/** Wires a connection to the core: capabilities, documents, and one function a verb. */
export function startServer(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace(connection, documents);
  let client: InitializeParams['capabilities'] = {};

  const answer = <M extends keyof Requests>(
    method: M,
    handler: (params: Requests[M]['params']) => Promise<Requests[M]['result']>,
  ) => connection.onRequest(method, handler as (params: unknown) => Promise<unknown>);

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    const options = params.initializationOptions as Partial<InitializationOptions> | undefined;
    workspace.initialize({
      folders: (params.workspaceFolders ?? []).map((folder) => folder.uri),
      trusted: options?.trusted !== false,
      asksSettings: client.workspace?.configuration === true,
      refreshes: client.workspace?.diagnostics?.refreshSupport === true,
      ...(options?.storage ? { storage: options.storage } : {}),
      acknowledges: options?.acknowledges === true,
      opensRefs: client.workspace?.textDocumentContent !== undefined,
    });
    return {
      serverInfo: { name: 'Bellows' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        diagnosticProvider: { identifier: 'bellows', interFileDependencies: true, workspaceDiagnostics: true },
        codeActionProvider: {
          codeActionKinds: [quickFixKind, expandContractKind, fixAllKind, CodeActionKind.QuickFix],
          resolveProvider: true,
        },
        codeLensProvider: { resolveProvider: false },
        hoverProvider: true,
        documentLinkProvider: { resolveProvider: false },
        completionProvider: { triggerCharacters: [' ', ':', '-', '{', ','], resolveProvider: false },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          textDocumentContent: { schemes: [refScheme] },
        },
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        workspace.changeFolders(
          added.map((f) => f.uri),
          removed.map((f) => f.uri),
        ),
      );
    }
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'bellows' });
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const globs = [
        '**/*.sql',
        '**/bellows.{yaml,yml,json}',
        '**/.git/{HEAD,packed-refs,FETCH_HEAD}',
        '**/.git/refs/**',
      ];
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: globs.map((globPattern) => ({ globPattern })),
      });
    }
    workspace.start();
  });
  connection.onDidChangeConfiguration((change) => workspace.settingsChanged(change.settings));
  connection.onDidChangeWatchedFiles(({ changes }) => workspace.filesChanged(changes));

  connection.languages.diagnostics.on((params, token) => diagnose(workspace, params, token));
  connection.languages.diagnostics.onWorkspace((params, token) => diagnoseWorkspace(workspace, params, token));
  connection.onCodeAction((params) => listCodeActions(workspace, params));
  connection.onCodeActionResolve((action) => resolveCodeAction(workspace, action));
  connection.onCodeLens((params) => codeLenses(workspace, params));
  connection.onHover((params) => hover(workspace, params));
  connection.onDocumentLinks((params) => documentLinks(workspace, params));
  connection.onCompletion((params) => completeManifest(workspace, params));
  answer(previewRequest, (params) => previewRelease(workspace, params));
  answer(splitRequest, (params) => splitAt(workspace, params));
  answer(checkRequest, (params) => checkProjects(workspace, params));
  answer(acknowledgeRequest, (params) => acknowledgeFinding(workspace, params));
  answer(contractRequest, (params) => showContract(workspace, params));
  answer(initManifestRequest, (params) => initManifest(workspace, params));
  connection.onRequest('workspace/textDocumentContent', (params: { uri: string }) =>
    contentAtRef(workspace, params.uri),
  );
  connection.onShutdown(() => workspace.dispose());

  documents.onDidChangeContent(({ document }) => workspace.documentChanged(document));
  documents.onDidClose(({ document }) => workspace.documentClosed(document.uri));
  documents.listen(connection);
  connection.listen();
}
