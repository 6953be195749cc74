import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

describe('syntaxes', () => {
  it('mark directives in SQL comments', () => {
    const tool = path.join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');
    // The grammar of SQL belongs to the editor; a tiny one stands in for it. Ours is found as the editor finds it.
    const sql = ['--grammar', 'test/syntaxes/sql.tmLanguage.json', '--config', 'package.json'];
    const cases = 'test/syntaxes/*.test.sql';
    const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...sql, '--compact', cases], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${stdout}${stderr}`);
  });

  it('are called in package.json what they call themselves', () => {
    const grammars: { scopeName: string; path: string }[] = read('package.json').contributes.grammars;
    assert.ok(grammars.length > 0);
    for (const grammar of grammars) assert.equal(read(grammar.path).scopeName, grammar.scopeName);
  });
});
