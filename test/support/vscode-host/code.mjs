#!/usr/bin/env node
// Stands in for the VS Code executable: takes the command line that @vscode/test-electron gives the desktop's, and runs the suite in
// the VS Code that npm has. Only runs of extension suites.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register();
const { runSuite } = await import('./suite.ts');

/** @type {Record<string, string>} */
const options = {};
const targets = [];
for (const argument of process.argv.slice(2)) {
  const option = /^--([A-Za-z-]+)(?:=(.*))?$/s.exec(argument);
  if (option?.[1]) options[option[1]] = option[2] ?? '';
  else targets.push(argument);
}
const { extensionDevelopmentPath, extensionTestsPath } = options;
if (!extensionDevelopmentPath || !extensionTestsPath) {
  console.error('Give --extensionDevelopmentPath and --extensionTestsPath: this VS Code only runs suites.');
  process.exit(2);
}

const local = (/** @type {string} */ file) => (file.startsWith('file:') ? fileURLToPath(file) : path.resolve(file));
const settings = path.join(options['user-data-dir'] ?? '', 'User', 'settings.json');
const { code, why } = await runSuite({
  extension: local(extensionDevelopmentPath),
  tests: local(extensionTestsPath),
  ...(targets[0] ? { workspace: local(targets[0]) } : {}),
  ...(fs.existsSync(settings) ? { settings: JSON.parse(fs.readFileSync(settings, 'utf8')) } : {}),
  artifacts: path.resolve(process.env.BELLOWS_EDITOR_ARTIFACTS ?? 'test/output/editor'),
  timeoutMs: 300_000,
});
if (code !== 0) console.error(`VS Code host: ${why}`);
process.exit(code);
