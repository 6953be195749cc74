import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Browser, startBrowser } from '../support/vscode-host/browser.ts';
import { type Server, startServer } from '../support/vscode-host/server.ts';
import { Workbench } from '../support/vscode-host/workbench.ts';
import { makeWorkspace } from './workspace.ts';

const root = path.resolve(import.meta.dirname, '..', '..');
const shots = path.resolve(process.env.BELLOWS_SCREENSHOTS ?? path.join(root, 'test', 'output', 'screenshots'));

describe('the packaged extension, as a person meets it', function () {
  this.timeout(120_000);

  const workspace = makeWorkspace();
  const migrations = path.join(workspace.folder, 'db', 'migrations');
  const migration = 'V10__contact_email.sql';
  const rename = { line: 2, column: 28 };
  const count = fs.readdirSync(migrations).length;
  let server: Server;
  let browser: Browser;
  let workbench: Workbench;

  before(async () => {
    fs.mkdirSync(shots, { recursive: true });
    const vsix = process.env.BELLOWS_VSIX ?? packageExtension();
    server = await startServer({
      workspace: workspace.folder,
      vsix: [vsix],
      settings: { 'bellows.trace.server': 'messages' },
    });
    browser = await startBrowser();
    workbench = new Workbench(browser.page, server);
    await workbench.open();
  });

  afterEach(async function () {
    const name = this.currentTest?.title.replace(/\W+/g, '-') ?? 'test';
    await workbench?.screenshot(path.join(shots, `${name}.png`)).catch(() => {});
    if (this.currentTest?.state === 'failed')
      fs.cpSync(server.logs, path.join(shots, `${name}-logs`), { recursive: true });
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
    workspace.remove();
  });

  it('underlines the rename', async () => {
    await workbench.openFile(`db/migrations/${migration}`);
    await workbench.squiggles(migration, 'error').first().waitFor();
  });

  it('lists it among the problems, with its rule', async () => {
    await workbench.openProblems();
    const row = workbench.problem(/users\.email/);
    await row.waitFor();
    assert.match((await row.textContent()) ?? '', /v1\.3\.0.*bellows.*rename-column/s);
  });

  it('says more on hover', async () => {
    await workbench.goTo(migration, rename.line, rename.column);
    await workbench.command('Show or Focus Hover');
    await workbench.hover.filter({ hasText: 'v1.3.0' }).first().waitFor();
  });

  it('splits by keyboard', async () => {
    const before = fs.readdirSync(migrations);
    await workbench.goTo(migration, rename.line, rename.column);
    await workbench.applyQuickFix(/split|expand/i);
    await workbench.squiggles(migration, 'error').first().waitFor({ state: 'detached' });
    const created = () => fs.readdirSync(migrations).filter((name) => !before.includes(name));
    // Saving the migration is the last thing VS Code does.
    await workbench.until(
      'it is done',
      () => !/RENAME/.test(fs.readFileSync(path.join(migrations, migration), 'utf8')),
    );
    assert.ok(created().length >= 2, `new: ${created()}`);
    for (const name of created().filter((each) => each.endsWith('.sql'))) {
      await workbench.explorerRow(name).first().waitFor();
      assert.match(fs.readFileSync(path.join(migrations, name), 'utf8'), /users/);
    }
  });

  it('takes all of it back with one Ctrl+Z', async () => {
    await workbench.focus(migration);
    await workbench.page.keyboard.press('Control+Z');
    await workbench.squiggles(migration, 'error').first().waitFor();
    assert.match(await workbench.text(migration), /RENAME COLUMN email TO contact_email/);
    await workbench.until('the new files are gone', () => fs.readdirSync(migrations).length === count);
    await workbench.page.keyboard.press('Control+S');
  });

  it('shows the uses from the lens above the rename', async () => {
    await workbench.page
      .locator('.codelens-decoration a', { hasText: /v1\.3\.0: \d+ uses/ })
      .first()
      .click();
    const peek = workbench.page.locator('.zone-widget .reference-zone-widget, .zone-widget .ref-tree').first();
    await peek.waitFor();
    await workbench.page.locator('.zone-widget .ref-tree').getByText('users.ts').first().waitFor();
    await workbench.page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  it('acknowledges it with a reason', async () => {
    const manifest = path.join(workspace.folder, 'bellows.yaml');
    const before = fs.readFileSync(manifest, 'utf8');
    await workbench.goTo(migration, rename.line, rename.column);
    await workbench.applyQuickFix(/Acknowledge users\.email/);
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await workbench.page
      .getByText(/why is it safe/)
      .first()
      .waitFor();
    await workbench.page.keyboard.type('Only a test');
    await workbench.page.keyboard.press('Enter');
    await workbench.page
      .getByText(/Until when/)
      .first()
      .waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.squiggles(migration, 'error').first().waitFor({ state: 'detached' });
    await workbench.until('the manifest has it', () => /Only a test/.test(fs.readFileSync(manifest, 'utf8')));
    // Written by somebody else, as git does.
    fs.writeFileSync(manifest, before);
    await workbench.squiggles(migration, 'error').first().waitFor();
  });

  it('shows the plan before it splits', async () => {
    const before = fs.readFileSync(path.join(migrations, migration), 'utf8');
    await workbench.goTo(migration, rename.line, rename.column);
    await workbench.applyQuickFix(/Show the plan/);
    await workbench.webview.getByRole('heading', { name: /Rename users\.email/ }).waitFor();
    await workbench.webview.getByRole('heading', { name: 'The way back' }).waitFor();
    await workbench.screenshot(path.join(shots, 'plan.png'));
    await workbench.page.getByRole('button', { name: 'Not now' }).first().click();
    const tab = workbench.tab(/Plan/);
    await tab.hover();
    await tab.locator('.tab-actions .action-label').first().click();
    await tab.waitFor({ state: 'detached' });
    assert.equal(fs.readFileSync(path.join(migrations, migration), 'utf8'), before);
  });

  it('previews the release from the button above the editor', async () => {
    await workbench.page.locator('.editor-actions .action-label[aria-label^="Preview release"]').click();
    await workbench.webview.getByRole('heading', { level: 1 }).waitFor();
    await workbench.webview.getByText('users.email').first().waitFor({ state: 'attached' });
    await workbench.webview.locator('head link[rel=stylesheet]').waitFor({ state: 'attached' });
    // From the style sheet: it was let through, and has the theme's values.
    const width = await workbench.webview.locator('body').evaluate('getComputedStyle(document.body).maxWidth');
    assert.notEqual(width, 'none');
    const policy = await workbench.webview.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'; style-src [^;]+$/);
  });

  it("opens the previous server's query from the preview", async () => {
    await workbench.webview.locator('details > summary').first().click();
    await workbench.webview.getByRole('link', { name: 'src/users.ts' }).first().click();
    await workbench.tab(/users\.ts/).waitFor();
    const line = workbench.page.locator('.view-line', { hasText: 'SELECT id, name, email' }).first();
    await line.click();
    await workbench.page.keyboard.type('x');
    await workbench.page.getByText('Cannot edit in read-only editor').first().waitFor();
  });

  it('has the preview again after a restart', async () => {
    await workbench.reload();
    await workbench.tab(/release/i).click();
    await workbench.webview.getByRole('heading', { level: 1 }).waitFor();
    await workbench.webview.getByText('users.email').first().waitFor({ state: 'attached' });
  });
});

function packageExtension(): string {
  const file = path.join(root, 'test', 'output', 'bellows.vsix');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const run = spawnSync('npm', ['run', 'package', '--silent', '--', '--out', file], { cwd: root, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  return file;
}
