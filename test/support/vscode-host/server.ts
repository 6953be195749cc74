import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Host, installHost } from './install.ts';
import { end, endNow } from './processes.ts';

export interface ServerOptions {
  /** A folder or `.code-workspace` to open, in place: a test that writes copies it first. */
  workspace?: string;
  /** Packaged extensions to install. */
  vsix?: string[];
  settings?: Record<string, unknown>;
  env?: NodeJS.ProcessEnv;
  /** VS Code runs a suite (`extensionTestsPath`) only with its smoke-test driver on; that also keeps notifications from showing. */
  driver?: boolean;
}

/** One private VS Code server, with user data of its own. */
export interface Server {
  readonly logFile: string;
  /** VS Code's own logs. */
  readonly logs: string;
  /** The page's address; payload is what the desktop takes on its command line, as pairs. */
  url(payload?: [string, string][]): string;
  /** A file of this machine as the workbench calls it. */
  remote(file: string): string;
  /** Why the server ended, once it has. */
  ended(): string | undefined;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const host = installHost((step) => console.error(`VS Code host: ${step}`));
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'vh-')); // short: a Unix socket's path has at most 107 bytes
  const data = path.join(dir, 'data');
  const extensions = path.join(dir, 'extensions');
  fs.mkdirSync(path.join(data, 'User'), { recursive: true });
  fs.mkdirSync(extensions);
  fs.writeFileSync(path.join(data, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...options.settings }));

  const env = environment(dir, options.env);
  const places = ['--config', '/dev/null', '--user-data-dir', data, '--extensions-dir', extensions];
  for (const vsix of options.vsix ?? []) installExtension(host, places, env, vsix);

  const logFile = path.join(dir, 'server.log');
  const log = fs.openSync(logFile, 'w');
  const child = spawn(host.node, [host.entry, ...places, ...flags, ...(options.driver ? driverFlags : [])], {
    cwd: dir,
    env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const { pid } = child;
  let ended: string | undefined;
  child.on('exit', (code, signal) => {
    ended = `the server ended: ${code ?? signal}`;
  });
  child.on('error', (error) => {
    ended = String(error);
  });
  const onExit = () => pid !== undefined && !ended && endNow(pid); // never leave one behind when the runner is interrupted
  process.once('exit', onExit);

  const stop = async () => {
    process.off('exit', onExit);
    if (pid !== undefined) await end(pid);
    fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };

  try {
    const authority = await listening(logFile, () => ended);
    return {
      logFile,
      logs: path.join(data, 'logs'),
      stop,
      ended: () => ended,
      remote: (file) => `vscode-remote://${authority}${path.resolve(file)}`,
      url: (payload = []) => {
        const url = new URL(`http://${authority}/`);
        const { workspace } = options;
        const kind = workspace?.endsWith('.code-workspace') ? 'workspace' : 'folder';
        if (workspace) url.searchParams.set(kind, path.resolve(workspace));
        else url.searchParams.set('ew', 'true');
        const skip = [
          ['skipWelcome', 'true'],
          ['skipReleaseNotes', 'true'],
        ];
        url.searchParams.set('payload', JSON.stringify([...skip, ...payload]));
        return url.href;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const flags = [
  ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
  '--disable-telemetry',
  '--disable-update-check',
  '--disable-workspace-trust',
  '--disable-getting-started-override',
  '--disable-file-downloads',
  '--disable-proxy',
  '--ignore-last-opened',
  ...['--vscode-option', 'disable-experiments'],
  ...['--idle-timeout-seconds', '600'], // one that was left behind after all ends by itself
];
const driverFlags = ['--vscode-option', 'enable-smoke-test-driver'];

/** Nothing that opens, asks, downloads or moves by itself; otherwise as on the desktop. */
const quiet = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // VS Code in a browser saves after a delay
  'files.hotExit': 'off',
  'files.simpleDialog.enable': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'keyboard.dispatch': 'keyCode',
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'window.restoreWindows': 'none',
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.list.smoothScrolling': false,
  'workbench.localHistory.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Ours, without what ties a process to the VS Code it may have been started from. */
function environment(dir: string, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_)|^(PORT|PASSWORD|NODE_OPTIONS|BROWSER)$/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    XDG_CONFIG_HOME: path.join(dir, 'config'),
    XDG_DATA_HOME: path.join(dir, 'share'),
    EXTENSIONS_GALLERY: '{}', // no marketplace: nothing is looked up on the network
    ...extra,
  };
}

function installExtension(host: Host, places: string[], env: NodeJS.ProcessEnv, vsix: string): void {
  const run = spawnSync(host.node, [host.entry, ...places, '--install-extension', vsix], { env, encoding: 'utf8' });
  if (run.status !== 0 || !/successfully installed/i.test(run.stdout)) {
    throw new Error(`${vsix} was not installed:\n${run.stdout}\n${run.stderr}`);
  }
}

async function listening(logFile: string, ended: () => string | undefined): Promise<string> {
  for (const until = Date.now() + 60_000; Date.now() < until && !ended(); ) {
    const authority = /listening on http:\/\/(127\.0\.0\.1:\d+)\//.exec(fs.readFileSync(logFile, 'utf8'))?.[1];
    const healthy =
      authority &&
      (await fetch(`http://${authority}/healthz`).then(
        (r) => r.ok,
        () => false,
      ));
    if (healthy) return authority;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`VS Code did not start: ${ended() ?? 'too slow'}\n${fs.readFileSync(logFile, 'utf8')}`);
}
