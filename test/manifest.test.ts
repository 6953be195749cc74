import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts: Record<string, string> = JSON.parse(read('package.nls.json'));
const { commands, menus, configuration, walkthroughs } = manifest.contributes;

describe('the extension manifest', () => {
  it('has a text for each key, and a key for each text', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it('contributes the commands that the client has, under the product’s name', () => {
    const ids = commands.map(({ command }: { command: string }) => command);
    const table = [...read('client/commands.ts').matchAll(/^ {4}'(bellows\.\w+)':/gm)].map(([, id]) => id);
    assert.deepEqual(ids.sort(), table.sort());
    for (const { category, icon } of commands) {
      assert.equal(category, 'Bellows');
      assert.match(icon, /^\$\([\w-]+\)$/);
    }
    for (const { command } of Object.values(menus).flat() as { command: string }[])
      assert.ok(ids.includes(command), command);
  });

  it('describes each setting, scopes it and puts it in order', () => {
    const settings = Object.entries(configuration.properties) as [string, Record<string, unknown>][];
    for (const [index, [id, setting]] of settings.entries()) {
      assert.match(id, /^bellows\.[a-z][\w.]*$/);
      assert.equal(setting.order, index, id);
      assert.ok(setting.markdownDescription && setting.scope && 'default' in setting, id);
    }
    const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    assert.deepEqual(restricted, ['bellows.rehearse.database']);
  });

  it('names files that are there and are packaged', () => {
    const steps = walkthroughs.flatMap((each: { steps: { media: { svg: string } }[] }) => each.steps);
    const { grammars, jsonValidation, yamlValidation } = manifest.contributes;
    const files = [
      manifest.icon,
      ...steps.map((step: { media: { svg: string } }) => step.media.svg),
      ...grammars.map((grammar: { path: string }) => grammar.path),
      ...[...jsonValidation, ...yamlValidation].map(({ url }: { url: string }) => url),
    ].map((file) => path.posix.normalize(file));
    for (const file of files) {
      assert.ok(fs.existsSync(path.join(root, file)), file);
      assert.ok(isPackaged(file), `${file} is not packaged`);
    }
  });

  it('matches the one-line findings of the command line', () => {
    const [{ pattern }] = manifest.contributes.problemMatchers;
    const line = 'db/V42__mail.sql:4:1: error: v2.3.0 still reads users.email (stage 2) [rename-column]';
    const found = new RegExp(pattern.regexp).exec(line);
    const parts = ['file', 'line', 'column', 'severity', 'message', 'code'].map((part) => found?.[pattern[part]]);
    const message = 'v2.3.0 still reads users.email (stage 2)';
    assert.deepEqual(parts, ['db/V42__mail.sql', '4', '1', 'error', message, 'rename-column']);
  });
});

function isPackaged(file: string): boolean {
  return manifest.files.some((pattern: string) => picomatch(pattern)(file) || file.startsWith(`${pattern}/`));
}
