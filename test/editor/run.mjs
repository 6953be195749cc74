// Runs the suite in a real VS Code: the desktop's where it can be downloaded, else (or with BELLOWS_VSCODE_HOST=npm) the one npm has.
import fs from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { tsImport } from 'tsx/esm/api';

const { makeWorkspace, makeTwoFolders } = await tsImport('./workspace.ts', import.meta.url);

const root = path.resolve(import.meta.dirname, '..', '..');
const output = path.join(root, 'test', 'output', 'editor');
const suite = path.join(output, 'suite');
const results = path.join(output, 'results.ndjson');
fs.rmSync(output, { recursive: true, force: true });
fs.mkdirSync(suite, { recursive: true });

const sources = path.join(import.meta.dirname, 'suite');
await build({
  entryPoints: fs.readdirSync(sources).map((name) => path.join(sources, name)),
  outdir: suite,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'inline',
  external: ['vscode', 'mocha'],
  logLevel: 'warning',
});

const vscodeExecutablePath = await findVSCode();
let why = [await runIn(makeWorkspace()), await runIn(makeTwoFolders())].filter(Boolean).join('\n  ');

// Both must agree that all went well: VS Code, and the file that the suite wrote.
const events = fs.existsSync(results)
  ? fs
      .readFileSync(results, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const passed = events.filter((event) => event.pass);
const failed = events.filter((event) => event.fail);
if (events.filter((event) => event.end).length !== 2) why ||= 'the suite did not come to its end';
for (const event of passed) console.log(`  ok   ${event.pass} (${event.ms} ms)`);
for (const event of failed) console.log(`  FAIL ${event.fail}\n${event.error.replace(/^/gm, '       ')}`);
if (why) console.log(`  ${why}`);
console.log(`editor suite: ${passed.length} passed, ${failed.length || (why ? 1 : 0)} failed`);
process.exitCode = why || failed.length > 0 || passed.length === 0 ? 1 : 0;

/** Runs the suite in a workspace; what went wrong, or nothing. */
async function runIn(workspace) {
  try {
    const code = await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: process.env.BELLOWS_EXTENSION ?? root,
      extensionTestsPath: path.join(suite, 'index.cjs'),
      extensionTestsEnv: { BELLOWS_EDITOR_RESULTS: results },
      launchArgs: [workspace.folder, '--disable-extensions', `--user-data-dir=${workspace.data}`],
    });
    return code === 0 ? '' : `VS Code ended with ${code}`;
  } catch (error) {
    return String(error);
  } finally {
    workspace.remove();
  }
}

async function findVSCode() {
  if (process.env.BELLOWS_VSCODE_HOST !== 'npm') {
    try {
      return await downloadAndUnzipVSCode({ version: process.env.BELLOWS_VSCODE_VERSION ?? 'stable' });
    } catch (error) {
      if (process.env.BELLOWS_VSCODE_HOST === 'download') throw error;
      console.log(`VS Code can't be downloaded (${error}): using the one npm has.`);
    }
  }
  return path.join(root, 'test', 'support', 'vscode-host', 'code.mjs');
}
