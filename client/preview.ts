import * as vscode from 'vscode';
import { type Preview, type PreviewParams, previewCommands, previewRequest } from '../server/protocol.ts';
import type { Connection } from './connection.ts';

const viewType = 'bellows.preview';

/**
 * The release preview: one panel, used again, that follows the release. The page has no script at all: what can be pressed is a
 * `command:` link to one of three commands, what can be opened is a `<details>`.
 */
export class PreviewPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private params: PreviewParams = {};
  private preview: Preview | undefined;
  /** What is on show may be old: load it when it can be seen. */
  private stale = false;
  private loading = false;
  private readonly media: vscode.Uri;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly server: Connection,
  ) {
    this.media = vscode.Uri.joinPath(context.extensionUri, 'client', 'media');
    this.subscriptions = [
      server.onReleaseChanged(({ project }) => {
        if (!this.preview || this.preview.project === project) this.refresh();
      }),
      server.onState((state) => {
        if (state === 'running' && !this.loading) this.refresh();
      }),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        // A page without script can keep no state of its own: the workspace remembers for it.
        deserializeWebviewPanel: async (panel) => {
          this.params = context.workspaceState.get<PreviewParams>(viewType, {});
          this.adopt(panel);
          await this.load();
        },
      }),
    ];
  }

  /** The project on show. */
  get project(): string | undefined {
    return this.preview?.project;
  }

  get isActive(): boolean {
    return this.panel?.active ?? false;
  }

  async show(params: PreviewParams): Promise<void> {
    this.params = params;
    await this.context.workspaceState.update(viewType, params);
    if (this.panel) this.panel.reveal(undefined, true);
    else {
      this.adopt(
        vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Release preview'), {
          viewColumn: vscode.ViewColumn.Beside,
          preserveFocus: true,
        }),
      );
    }
    await this.load();
  }

  dispose(): void {
    this.panel?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.iconPath = vscode.Uri.joinPath(this.media, 'icon.png');
    panel.webview.options = {
      enableScripts: false,
      enableForms: false,
      enableCommandUris: previewCommands,
      localResourceRoots: [this.media],
    };
    panel.onDidChangeViewState(() => panel.visible && this.stale && this.load());
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.preview = undefined;
    });
  }

  /** Soon when it can be seen, else when it is next shown. */
  private refresh(): void {
    this.stale = true;
    if (this.panel?.visible) void this.load();
  }

  /** One request at a time: what changes meanwhile is asked for afterwards. */
  private async load(): Promise<void> {
    this.stale = true;
    if (this.loading) return;
    this.loading = true;
    while (this.stale && this.panel?.visible) {
      this.stale = false;
      await this.ask(this.params);
    }
    this.loading = false;
  }

  private async ask(params: PreviewParams): Promise<void> {
    if (!this.preview) this.render(message(vscode.l10n.t('Reading the release…')));
    try {
      const answer = await this.server.request(previewRequest, params);
      if ('reason' in answer) return this.render(message(answer.reason));
      this.preview = answer;
      this.render(answer.html, answer.title);
    } catch (error) {
      this.server.log.error(`The preview could not be made: ${String(error)}`);
      this.render(message(vscode.l10n.t('The preview could not be made. The log (Bellows: Show log) says why.')));
    }
  }

  private render(body: string, title?: string): void {
    if (!this.panel) return;
    const { webview } = this.panel;
    const style = webview.asWebviewUri(vscode.Uri.joinPath(this.media, 'preview.css'));
    const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${escapeHtml(title ?? '')}</title>
</head>
<body>
${body}
</body>
</html>`;
    // Setting the page again would close what the reader has opened and scroll to the top.
    if (webview.html !== page) webview.html = page;
    if (title) this.panel.title = title;
  }
}

const message = (text: string) => `<p role="status">${escapeHtml(text)}</p>`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
}
