import fs from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { URI } from 'vscode-uri';
import { startServer } from '../../server/lsp/server.ts';
import { type Status, statusNotification } from '../../server/protocol.ts';

export const uriOf = (file: string): string => URI.file(file).toString();
export const pathOf = (uri: string): string => URI.parse(uri).fsPath;

/** An editor without a window: the server runs in this process, at the other end of two streams. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly statuses: Status[] = [];
  initialized!: InitializeResult;
  /** What `workspace/configuration` answers for section `bellows`. */
  settings: unknown = {};
  refreshes = 0;
  private versions = new Map<string, number>();
  private texts = new Map<string, string>();
  private readonly streams = [new PassThrough(), new PassThrough()] as const;

  private constructor() {
    const [up, down] = this.streams;
    startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)));
    this.connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => this.settings));
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
    });
    this.connection.onNotification(statusNotification, (status: Status) => {
      this.statuses.push(status);
    });
    this.connection.listen();
  }

  static async start(
    folders: readonly string[],
    options: { trusted?: boolean; settings?: unknown } = {},
  ): Promise<Client> {
    const client = new Client();
    client.settings = options.settings ?? {};
    const capabilities: ClientCapabilities = {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
        textDocumentContent: {},
      },
    };
    client.initialized = await client.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions: { trusted: options.trusted ?? true, acknowledges: true },
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) })),
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
    for (const stream of this.streams) stream.destroy();
  }

  async open(file: string, text = fs.readFileSync(file, 'utf8'), languageId = 'sql'): Promise<string> {
    const uri = file.includes(':') && !path.isAbsolute(file) ? file : uriOf(file);
    this.versions.set(uri, 1);
    this.texts.set(uri, text);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return uri;
  }

  /** Replaces the first `from` in the document by `to`, as typing does. */
  async type(uri: string, from: string, to: string): Promise<void> {
    const text = this.texts.get(uri) ?? '';
    const at = text.indexOf(from);
    const position = (offset: number) => {
      const lines = text.slice(0, offset).split('\n');
      return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    };
    const version = (this.versions.get(uri) ?? 1) + 1;
    this.versions.set(uri, version);
    this.texts.set(uri, text.slice(0, at) + to + text.slice(at + from.length));
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position(at), end: position(at + from.length) }, text: to }],
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const known = previousResultId === undefined ? {} : { previousResultId };
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, ...known });
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  /** `severity code at line: first line of the message`. */
  async said(uri: string): Promise<string[]> {
    const names = ['', 'error', 'warning', 'information', 'hint'];
    return (await this.diagnostics(uri)).map(
      (d) => `${names[d.severity ?? 1]} ${d.code} at ${d.range.start.line + 1}: ${textOf(d).split('\n')[0]}`,
    );
  }
}

export const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

/** Carries an edit out on the disk, as an editor would that saves all. The files it touched. */
export function applyEdit(edit: WorkspaceEdit): string[] {
  const touched = new Set<string>();
  for (const change of edit.documentChanges ?? []) {
    if ('kind' in change) {
      if (change.kind !== 'create') throw new Error(`a file is not created but: ${change.kind}`);
      const file = pathOf(change.uri);
      if (fs.existsSync(file)) throw new Error(`${file} is there already`);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, '');
      touched.add(file);
      continue;
    }
    const file = pathOf(change.textDocument.uri);
    let text = fs.readFileSync(file, 'utf8');
    const offset = ({ line, character }: { line: number; character: number }): number =>
      text
        .split('\n')
        .slice(0, line)
        .reduce((sum, each) => sum + each.length + 1, 0) + character;
    const edits = change.edits.flatMap((each) => ('newText' in each ? [each] : []));
    for (const { range, newText } of edits.sort((a, b) => offset(b.range.start) - offset(a.range.start)))
      text = text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
    fs.writeFileSync(file, text);
    touched.add(file);
  }
  return [...touched];
}

/** Waits until it is so; what the server tells on its own comes when it comes. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never: ${what}`);
}
