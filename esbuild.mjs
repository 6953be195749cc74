// Bundles the extension, the language server and the command line into dist/. With --dev: readable, with source maps.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const dev = process.argv.includes('--dev');

mkdirSync('dist', { recursive: true });

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: !dev,
  sourcemap: dev,
  legalComments: 'none',
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  // The package is ESM and its bundles are CommonJS: what a module knows about itself there comes from these.
  define: {
    'import.meta.url': 'moduleUrl',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
};
const moduleUrl = "const moduleUrl=require('node:url').pathToFileURL(__filename).href;";

await Promise.all([
  build({ ...common, entryPoints: ['client/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] }),
  build({
    ...common,
    entryPoints: ['server/lsp/main.ts'],
    outfile: 'dist/server.cjs',
    banner: { js: moduleUrl },
    external: ['pg-native'],
  }),
  build({
    ...common,
    entryPoints: ['server/disk/code-thread.ts'],
    outfile: 'dist/code-thread.cjs',
    banner: { js: moduleUrl },
  }),
  build({
    ...common,
    entryPoints: ['server/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: `#!/usr/bin/env node\n${moduleUrl}` },
    external: ['pg-native'],
  }),
]);

// The PostgreSQL grammar looks for its WebAssembly beside the file it runs from.
const grammar = path.dirname(createRequire(import.meta.url).resolve('libpg-query'));
copyFileSync(path.join(grammar, 'libpg-query.wasm'), 'dist/libpg-query.wasm');
