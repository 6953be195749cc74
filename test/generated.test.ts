import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { editorSettings } from '../scripts/generate/settings.ts';
import { generate, root } from '../scripts/generate.ts';
import { readManifest } from '../server/core/index.ts';
import { readSettings, settingsSchema } from '../server/settings.ts';

describe('what is generated', () => {
  for (const [file, text] of generate()) {
    it(`${file} is up to date`, () => {
      const at = path.join(root, file);
      assert.ok(existsSync(at), 'npm run generate writes it');
      assert.equal(readFileSync(at, 'utf8'), text, 'npm run generate writes it anew');
    });
  }

  it('the manifest of the example is valid by its schema', () => {
    const text = readFileSync(path.join(root, 'examples/shop/bellows.yaml'), 'utf8');
    assert.deepEqual(readManifest(text).problems, []);
  });
});

describe("the editor's settings", () => {
  const inEditor = new Map(editorSettings(root));

  it('are those the server reads', () => {
    const known: string[] = [];
    const walk = (value: unknown, prefix: string): void => {
      for (const [key, inner] of Object.entries(value as object)) {
        const isGroup = inner !== null && typeof inner === 'object' && Object.keys(inner).length > 0;
        if (isGroup) walk(inner, `${prefix}.${key}`);
        else known.push(`${prefix}.${key}`);
      }
    };
    walk(settingsSchema.parse({}), 'bellows');
    assert.deepEqual([...inEditor.keys()].sort(), known.sort());
  });

  it('have defaults that change nothing', () => {
    const given: Record<string, unknown> = {};
    for (const [name, setting] of inEditor) {
      const [, group = '', inner] = name.split('.');
      if (inner === undefined) given[group] = setting.default;
      else given[group] = { ...(given[group] as object), [inner]: setting.default };
    }
    assert.deepEqual(readSettings(given), { settings: settingsSchema.parse({}), problems: [] });
  });

  it('are all described', () => {
    for (const [name, { description }] of inEditor)
      assert.ok(description.length > 10 && !description.startsWith('%'), name);
  });
});
