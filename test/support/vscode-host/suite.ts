import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { type Browser, startBrowser } from './browser.ts';
import { type Server, startServer } from './server.ts';

export interface SuiteOptions {
  extension: string;
  /** The suite's entry, as `extensionTestsPath`: a CommonJS module with `run()`. */
  tests: string;
  workspace?: string;
  settings?: Record<string, unknown>;
  /** Where a screenshot and the logs go when it fails. */
  artifacts: string;
  timeoutMs: number;
}

/** Runs an extension's suite in this VS Code's extension host. Gives what VS Code would exit with, and why. */
export async function runSuite(options: SuiteOptions): Promise<{ code: number; why: string }> {
  let server: Server | undefined;
  let browser: Browser | undefined;
  const lines: string[] = [];
  let outcome = { code: 1, why: 'not finished' };
  try {
    const { workspace, settings } = options;
    server = await startServer({
      ...(workspace ? { workspace } : {}),
      ...(settings ? { settings } : {}),
      driver: true,
    });
    browser = await startBrowser();
    outcome = await run(options, server, browser, (line) => lines.push(line));
    // VS Code reports success when its extension host is killed; the server's log knows.
    const death = /Extension Host Process exited with code: (?!0, signal: null)[^.]*/.exec(
      fs.readFileSync(server.logFile, 'utf8'),
    );
    if (outcome.code === 0 && death) outcome = { code: 1, why: death[0] };
  } catch (error) {
    outcome = { code: 1, why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  if (outcome.code !== 0) {
    fs.mkdirSync(options.artifacts, { recursive: true });
    await browser?.page.screenshot({ path: path.join(options.artifacts, 'screen.png') }).catch(() => {});
    fs.writeFileSync(path.join(options.artifacts, 'console.log'), lines.join('\n'));
    if (server) fs.cpSync(server.logFile, path.join(options.artifacts, 'server.log'));
    if (server && fs.existsSync(server.logs))
      fs.cpSync(server.logs, path.join(options.artifacts, 'logs'), { recursive: true });
  }
  await browser?.close().catch(() => {});
  await server?.stop();
  return outcome;
}

/** Opens the workbench with the suite to run, and waits for it to say how that went. */
async function run(
  { extension, tests, timeoutMs }: SuiteOptions,
  server: Server,
  { page }: Browser,
  log: (line: string) => void,
): Promise<{ code: number; why: string }> {
  const timers: NodeJS.Timeout[] = [];
  const outcome = new Promise<{ code: number; why: string }>((resolve) => {
    const fail = (why: string) => resolve({ code: 1, why });
    timers.push(setTimeout(() => fail(`timed out after ${timeoutMs / 1000} s`), timeoutMs));
    timers.push(setInterval(() => server.ended() && fail(server.ended() ?? ''), 250));
    page.on('crash', () => fail('the page crashed'));
    page.on('pageerror', (error) => log(`pageerror ${error}`));
    // The two functions that VS Code's own tests in a browser listen on.
    void page.exposeFunction('codeAutomationLog', (kind: string, args: unknown[]) => log(`${kind} ${format(...args)}`));
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve({ code, why: `exit code ${code}` }));
  });
  try {
    const payload: [string, string][] = [
      ['extensionDevelopmentPath', server.remote(extension)],
      ['extensionTestsPath', server.remote(tests)],
    ];
    await page.goto(server.url(payload), { waitUntil: 'commit' });
    return await outcome;
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}
