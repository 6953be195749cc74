import * as vscode from 'vscode';
import type { Status } from '../server/protocol.ts';
import type { Connection } from './connection.ts';

/** The language status item: which database, compared with which server, and how much was not understood. */
export class ProjectStatus implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;
  private readonly projects = new Map<string, Status>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Connection) {
    this.item = vscode.languages.createLanguageStatusItem('bellows', [
      { language: 'sql' },
      { pattern: '**/*.sql' },
      { pattern: '**/bellows.{yaml,json}' },
    ]);
    this.item.name = 'Bellows';
    this.subscriptions = [
      this.item,
      server.onStatus((status) => {
        this.projects.set(status.project, status);
        this.show();
      }),
      server.onState((state) => {
        if (state !== 'running') this.projects.clear();
        this.show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
    this.show();
  }

  /** The project of the active editor: the innermost that holds it, else the only one there is. */
  get current(): Status | undefined {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    const holding = [...this.projects.values()]
      .filter(({ project }) => active?.startsWith(project.endsWith('/') ? project : `${project}/`))
      .sort((a, b) => b.project.length - a.project.length);
    return holding[0] ?? (this.projects.size === 1 ? [...this.projects.values()][0] : undefined);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(): void {
    const known = [...this.projects.values()].some(({ state }) => state === 'ready');
    void vscode.commands.executeCommand('setContext', 'bellows.hasProject', known);
    Object.assign(this.item, look(this.server, this.current));
  }
}

type Look = Pick<vscode.LanguageStatusItem, 'text' | 'busy' | 'severity' | 'command'> & { detail: string | undefined };

function look(server: Connection, status: Status | undefined): Look {
  const { l10n } = vscode;
  const restart = { title: l10n.t('Restart'), command: 'bellows.restart' };
  const calm = { busy: false, severity: vscode.LanguageStatusSeverity.Information, command: undefined };
  const wrong = { busy: false, severity: vscode.LanguageStatusSeverity.Error, command: restart };

  if (server.state === 'failed') {
    return { ...wrong, text: l10n.t('Server ended'), detail: l10n.t('It ended several times; the log says why.') };
  }
  if (server.state === 'stopped')
    return { ...calm, text: l10n.t('Off'), detail: l10n.t('Not running'), command: restart };
  if (server.state === 'starting') return { ...calm, busy: true, text: l10n.t('Starting'), detail: undefined };
  if (!status) return { ...calm, text: l10n.t('No migrations'), detail: l10n.t('No migrations were found here.') };
  if (status.state === 'error') return { ...wrong, text: l10n.t('Not checking'), detail: status.message };

  const about = [
    status.previous ? l10n.t('compared with {0}', status.previous) : l10n.t('no previous server to compare with'),
    ...(status.opaque > 0 ? [l10n.t('{0} not understood', status.opaque)] : []),
    ...(status.inferred ?? []),
  ];
  return {
    ...calm,
    busy: status.state === 'indexing',
    text: status.engine ?? l10n.t('Engine not known yet'),
    detail: about.join(' · '),
    command: { title: l10n.t('Release preview'), command: 'bellows.previewRelease' },
  };
}
