import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** An installed workbench: what to run it with, and the file to run. */
export interface Host {
  readonly dir: string;
  readonly node: string;
  readonly entry: string;
}

/** code-server 4.139.1 is VS Code 1.139.1, and asks for Node 24; the npm package of that Node carries the binary itself. */
const versions = { 'code-server': '4.139.1', node: '24.21.0' };
const platform = `${process.platform}-${process.arch}`;

/**
 * A real VS Code workbench from npm alone, for where its download host can't be reached: installed once into a cache, then found
 * there. Install scripts stay off, so the few native modules they would build get small stand-ins. Linux only.
 */
export function installHost(log: (step: string) => void = () => {}): Host {
  const cache = process.env.BELLOWS_VSCODE_HOST_CACHE ?? path.join(os.homedir(), '.cache', 'bellows-vscode-host');
  const recipe = createHash('sha256')
    .update(fs.readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex')
    .slice(0, 8);
  const dir = path.join(cache, `${versions['code-server']}-${platform}-${recipe}`);
  if (fs.existsSync(path.join(dir, 'complete'))) return hostIn(dir);

  fs.mkdirSync(cache, { recursive: true });
  const building = fs.mkdtempSync(path.join(cache, 'building-')); // the same file system: the last step is one rename
  try {
    build(building, log);
    fs.writeFileSync(path.join(building, 'complete'), '');
    try {
      fs.renameSync(building, dir);
    } catch (error) {
      if (!fs.existsSync(path.join(dir, 'complete'))) throw error; // else another process was first: use its copy
    }
    return hostIn(dir);
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
}

function hostIn(dir: string): Host {
  const modules = path.join(dir, 'node_modules');
  return {
    dir,
    node: path.join(modules, `node-${platform}`, 'bin', 'node'),
    entry: path.join(modules, 'code-server', 'out', 'node', 'entry.js'),
  };
}

function build(dir: string, log: (step: string) => void): void {
  log(`code-server ${versions['code-server']} and Node ${versions.node}`);
  const dependencies = { 'code-server': versions['code-server'], [`node-${platform}`]: versions.node };
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ private: true, dependencies }));
  install(dir);

  log('the dependencies of VS Code itself');
  const vscode = path.join(dir, 'node_modules', 'code-server', 'lib', 'vscode');
  const manifest = path.join(vscode, 'package.json');
  const parsed = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> };
  for (const name of neverLoaded) delete parsed.dependencies[name];
  fs.writeFileSync(manifest, JSON.stringify(parsed));
  install(vscode, '--omit=dev');
  install(path.join(vscode, 'extensions'), '--omit=dev');

  log('stand-ins for native modules');
  for (const [name, source] of Object.entries(standIns)) {
    const at = [vscode, dir].map((root) => path.join(root, 'node_modules', name)).find((each) => fs.existsSync(each));
    if (!at) continue;
    const { main = 'index.js' } = JSON.parse(fs.readFileSync(path.join(at, 'package.json'), 'utf8')) as {
      main?: string;
    };
    fs.writeFileSync(path.join(at, path.extname(main) ? main : `${main}.js`), source);
  }

  log('does it start?');
  const { node, entry } = hostIn(dir);
  const env = { PATH: process.env.PATH, HOME: path.join(dir, 'home') };
  const run = spawnSync(node, [entry, '--version'], { encoding: 'utf8', env });
  if (!run.stdout?.includes(versions['code-server'])) throw new Error(`code-server does not start: ${run.stderr}`);
}

function install(cwd: string, ...options: string[]): void {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const run = spawnSync('npm', ['install', ...options, ...quiet], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_fetch_retries: '5', npm_config_engine_strict: 'false' },
  });
  if (run.status !== 0) throw new Error(`npm install in ${cwd} failed:\n${run.stdout}\n${run.stderr}`);
}

/** Only agents, tunnels, Windows and Kerberos proxies load these, when first used; without them it is some 270 MB less. */
const neverLoaded = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];

const standIns: Record<string, string> = {
  // VS Code import()s it, and Node finds the names of a CommonJS module only when they are assigned in this form.
  '@vscode/spdlog': `'use strict';
const fs = require('fs');
const path = require('path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(_kind, _name, file) { this.file = file; this.level = 2; this.raw = false; }
  write(level, text) {
    if (level < this.level) return;
    const line = this.raw ? text : new Date().toISOString() + ' [' + names[level] + '] ' + text + '\\n';
    try { fs.appendFileSync(this.file, line); } catch { /* its folder is gone at the end of a run */ }
  }
  trace(t) { this.write(0, t); } debug(t) { this.write(1, t); } info(t) { this.write(2, t); }
  warn(t) { this.write(3, t); } error(t) { this.write(4, t); } critical(t) { this.write(5, t); }
  getLevel() { return this.level; } setLevel(level) { this.level = level; }
  setPattern() { this.raw = false; } clearFormatters() { this.raw = true; } flush() {} drop() {}
}
async function create(name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}
exports.version = 0;
exports.setLevel = function () {};
exports.setFlushOn = function () {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`,
  // The parent process is also watched in JavaScript; the native thread is for when that is blocked.
  '@vscode/native-watchdog': `'use strict';
exports.start = function () {};
exports.exit = function (code) { process.exit(code || 0); };
`,
};
