import * as vscode from 'vscode';

const scheme = 'bellows-plan';

/** Shows the plan of a split before it is accepted, as a page that can't be edited. */
export class PlanDocuments implements vscode.TextDocumentContentProvider {
  private text = '';
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  register(): vscode.Disposable {
    return vscode.Disposable.from(vscode.workspace.registerTextDocumentContentProvider(scheme, this), this.changed);
  }

  /** Beside the migration. Where the Markdown preview is switched off, as text. */
  async show(plan: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('Plan')}.md` });
    this.text = plan;
    this.changed.fire(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
      await vscode.window.showTextDocument(uri, { preview: true, viewColumn: vscode.ViewColumn.Beside });
    }
  }

  provideTextDocumentContent(): string {
    return this.text || vscode.l10n.t('Run "Bellows: Show the plan of a split" to see a plan again.');
  }
}
