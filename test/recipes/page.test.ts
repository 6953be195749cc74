import assert from 'node:assert/strict';
import fs from 'node:fs';
import { type MeasuredProof, recipesPage } from '../../server/core/recipes/document.ts';
import { dialects } from '../support/core.ts';

const page = new URL('../../docs/recipes.md', import.meta.url);
const figures = new URL('../prove/figures.json', import.meta.url);

/** `UPDATE=1` writes the page; the figures in it are those of the last `UPDATE=1 npm run prove`. */
it('docs/recipes.md says what the recipes say', async () => {
  const measured = fs.existsSync(figures) ? (JSON.parse(fs.readFileSync(figures, 'utf8')) as MeasuredProof[]) : [];
  const dialect = (await dialects()).get({ dialect: 'postgresql', product: 'postgresql' });
  const text = recipesPage(dialect, measured);
  assert.ok(!text.includes('-- refused'));
  if (process.env.UPDATE) fs.writeFileSync(page, text);
  assert.equal(fs.readFileSync(page, 'utf8'), text);
});
