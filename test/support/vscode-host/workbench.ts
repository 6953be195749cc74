import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Server } from './server.ts';

/**
 * What a person does in the workbench, as code; selectors of VS Code 1.139. No fixed pauses: wait for what is visible, press a key again
 * rather than believe that it arrived, and click rows rather than press Enter on a list that may still be filling.
 */
export class Workbench {
  constructor(
    readonly page: Page,
    private readonly server: Server,
  ) {
    page.setDefaultTimeout(30_000);
  }

  /** Opens the workspace and waits until commands, languages and keys of extensions exist. */
  async open(): Promise<void> {
    await this.page.goto(this.server.url(), { waitUntil: 'commit' });
    await this.ready();
  }

  /** The same window again, as after a restart of the editor. */
  async reload(): Promise<void> {
    const again = this.page.waitForEvent('domcontentloaded');
    await this.command('Developer: Reload Window'); // unlike the browser's own, it lets VS Code write down what is open
    await again;
    await this.ready();
  }

  private async ready(): Promise<void> {
    await this.page.waitForFunction(
      () =>
        ['code/didStartWorkbench', 'code/didLoadExtensions'].every((mark) => performance.getEntriesByName(mark).length),
      undefined,
      { timeout: 60_000, polling: 50 },
    );
    await this.page.locator('.part.statusbar').waitFor();
  }

  /** Runs a command from the palette, by its title as shown, e.g. `View: Close All Editors`. */
  async command(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, title);
  }

  async openFile(name: string): Promise<void> {
    await this.pick('Control+P', name, name.split('/').at(-1) ?? name);
    await this.editor(name).waitFor();
    await this.focus(name);
  }

  editor(name: string): Locator {
    return this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`).first();
  }

  async focus(name: string): Promise<void> {
    const editor = this.editor(name);
    await this.again(`focus ${name}`, async () => {
      await editor.locator('.view-lines').click({ position: { x: 5, y: 5 } });
      await editor.locator('textarea:focus, .native-edit-context:focus').waitFor({ state: 'attached', timeout: 2000 });
    });
  }

  /** Line and column from 1. */
  async goTo(name: string, line: number, column: number): Promise<void> {
    await this.focus(name);
    await this.openQuickInput('Control+G');
    await this.quickInput.locator('input.input').fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** What the editor shows: only the lines in view. */
  async text(name: string): Promise<string> {
    const lines = await this.editor(name).locator('.view-line').all();
    const placed = await Promise.all(
      lines.map(async (line) => ({ top: (await line.boundingBox())?.y ?? 0, text: await line.textContent() })),
    );
    const ordered = placed.sort((a, b) => a.top - b.top).map(({ text }) => text);
    return ordered.join('\n').replaceAll('\u00a0', ' ');
  }

  squiggles(name: string, severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.editor(name).locator(`.squiggly-${severity}`);
  }

  get hover(): Locator {
    return this.page.locator('.monaco-hover:visible');
  }

  async openProblems(): Promise<void> {
    await this.command('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
  }

  problem(text: string | RegExp): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  }

  /** Ctrl+. at the cursor: gives the titles on offer, and leaves the menu open. */
  async quickFixes(): Promise<string[]> {
    const actions = this.menu.locator('.monaco-list-row.action');
    await this.again('Ctrl+.', async () => {
      await this.page.keyboard.press('Control+.');
      await actions.first().waitFor({ timeout: 3000 });
    });
    return (await actions.allInnerTexts()).map((title) => title.trim());
  }

  /** By keyboard alone. */
  async applyQuickFix(title: RegExp): Promise<void> {
    const titles = await this.quickFixes();
    const focused = this.menu.locator('.monaco-list-row.action.focused');
    for (let presses = 0; ; presses++) {
      const text = (await focused.count()) > 0 ? ((await focused.textContent()) ?? '').trim() : '';
      if (title.test(text)) break;
      if (presses > titles.length) throw new Error(`no quick fix ${title} among ${titles}`);
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await this.menu.waitFor({ state: 'hidden' });
  }

  tab(label: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: label });
  }

  explorerRow(name: string): Locator {
    return this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  }

  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  get toasts(): Locator {
    return this.page.locator('.notifications-toasts .notification-toast');
  }

  /** A webview is a frame in a frame. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame');
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }

  private get menu(): Locator {
    return this.page.locator('.action-widget:not(.action-list-submenu-panel)');
  }

  private get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  private async openQuickInput(key: string): Promise<void> {
    await this.again(key, async () => {
      await this.page.keyboard.press(key);
      await this.quickInput.waitFor({ state: 'visible', timeout: 3000 });
    });
  }

  private async pick(key: string, text: string, label: string): Promise<void> {
    await this.openQuickInput(key);
    await this.quickInput.locator('input.input').fill(text);
    const name = this.page.locator('.label-name').filter({ hasText: exactly(label) });
    const row = this.quickInput.locator('.monaco-list-row', { has: name }).first();
    await row.waitFor();
    await row.click();
    // Closed, or showing what the command itself asks.
    const input = this.quickInput.locator('input.input');
    await this.until(`${label} to be taken`, async () => {
      return !(await this.quickInput.isVisible()) || (await input.inputValue().catch(() => '')) !== text;
    });
  }

  async until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      if (await isSo()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`waited in vain for ${what}`);
  }

  private async again(what: string, attempt: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (tries === 5) throw new Error(`${what} had no effect`, { cause: error });
        await this.page.keyboard.press('Escape');
      }
    }
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
