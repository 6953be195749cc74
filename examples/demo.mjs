// What Bellows says about the next release of examples/shop. Run it with `npm run demo`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeRepository } from './repository.mjs';

const cli = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
if (!fs.existsSync(cli)) {
  console.error('dist/cli.cjs is not there yet. Build it first: npm run build');
  process.exit(2);
}

const place = fs.mkdtempSync(path.join(os.tmpdir(), 'bellows-demo-'));
const shop = makeRepository('shop', path.join(place, 'shop'));
console.log(`The shop of examples/shop, with releases v1.1.0 to v1.3.0, is now a git repository in\n${shop}`);

heading('What does the next release do to the servers of v1.3.0?');
bellows(['check'], [1]);

heading('How is users.email renamed without stopping them?');
const migration = 'db/migrations/V10__contact_email.sql';
bellows(['split', `${migration}:${lineOf(migration, 'RENAME COLUMN')}`], [0]);

heading('The release, stage by stage');
bellows(['preview'], [0]);
const page = path.join(place, 'preview.html');
bellows(['preview', '--format', 'html', '--output', page], [0], 'pipe');
console.log(`\nThe same as a page, for a browser: ${page}`);

function heading(text) {
  console.log(`\n\n${text}\n${'─'.repeat(text.length)}\n`);
}

/** Runs the command line in the shop. Ends the demo at any exit code that is not expected. */
function bellows(args, expected, output = 'inherit') {
  if (output === 'inherit') console.log(`$ bellows ${args.join(' ')}\n`);
  const options = { cwd: shop, encoding: 'utf8', stdio: ['ignore', output, 'inherit'], maxBuffer: 2 ** 26 };
  const { status, error } = spawnSync(process.execPath, [cli, ...args], options);
  if (expected.includes(status)) return;
  console.error(`\nbellows ${args[0]} ended with ${error?.message ?? status}; expected was ${expected.join(' or ')}.`);
  process.exit(1);
}

function lineOf(file, words) {
  const lines = fs.readFileSync(path.join(shop, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(words)) + 1;
}
