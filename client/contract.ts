import * as vscode from 'vscode';
import { contractRequest, type Place } from '../server/protocol.ts';
import type { Connection } from './connection.ts';

const scheme = 'bellows-contract';

/** Shows what a server version uses, as a document that can't be edited; its places open the code they name. */
export class ContractDocuments implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  private readonly shown = new Map<
    string,
    { readonly text: string; readonly project: string; readonly ref?: string }
  >();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Connection) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
      this.changed,
    );
  }

  /** Asks which version where there are several. */
  async show(at?: vscode.Uri): Promise<void> {
    const uri = (at ?? vscode.window.activeTextEditor?.document.uri)?.toString();
    const asked = uri?.startsWith('file:') ? { uri } : {};
    let answer = await this.server.request(contractRequest, asked);
    if (!('reason' in answer) && answer.versions.length > 1) {
      const version = await vscode.window.showQuickPick(answer.versions, {
        title: vscode.l10n.t('Which server version?'),
      });
      if (version === undefined) return;
      answer = await this.server.request(contractRequest, { ...asked, version });
    }
    if ('reason' in answer) {
      void vscode.window.showInformationMessage(answer.reason);
      return;
    }
    const { project, version, ref, text } = answer;
    const document = vscode.Uri.from({ scheme, path: `/${version}.contract.json`, query: project });
    this.shown.set(document.toString(), { text, project, ...(ref === undefined ? {} : { ref }) });
    this.changed.fire(document);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.shown.get(uri.toString())?.text ??
      vscode.l10n.t('Run "Bellows: Show what the server uses" to see this contract again.')
    );
  }

  /** `"src/orders.ts:41"` opens the file as that version has it. */
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const known = this.shown.get(document.uri.toString());
    if (!known) return [];
    return [...document.getText().matchAll(/"([^"\s:]+):(\d+)"/g)].map((match) => {
      const [all, file = '', line] = match;
      const place: Place = {
        project: known.project,
        file,
        line: Number(line),
        ...(known.ref ? { ref: known.ref } : {}),
      };
      const start = document.positionAt(match.index + 1);
      const end = document.positionAt(match.index + all.length - 1);
      const argument = encodeURIComponent(JSON.stringify([place]));
      return new vscode.DocumentLink(
        new vscode.Range(start, end),
        vscode.Uri.parse(`command:bellows.openUse?${argument}`),
      );
    });
  }
}
