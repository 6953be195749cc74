import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A throwaway folder, with or without a git repository in it, that no configuration of this machine's user touches. */
export class Folder {
  readonly path: string;
  private clock = Date.UTC(2024, 0, 1) / 1000;

  constructor(readonly name = 'bellows-test-') {
    this.path = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), name)));
  }

  write(files: Record<string, string | Uint8Array>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.path, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    }
  }

  /** Runs git here and gives its output without the last line break. Each call is a minute later than the one before. */
  git(...args: string[]): string {
    this.clock += 60;
    const who = { NAME: 'Test', EMAIL: 'test@example.org', DATE: `${this.clock} +0000` };
    const identity = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
      Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value] as const),
    );
    const env = {
      PATH: process.env.PATH,
      HOME: this.path,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: os.devNull,
      ...Object.fromEntries(identity),
    };
    // No clean-up in the background, which would still write while the folder is removed.
    const settings = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'protocol.file.allow=always'];
    return execFileSync('git', [...settings, ...args], {
      cwd: this.path,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trimEnd();
  }

  init(...args: string[]): void {
    this.git('init', '--quiet', '--initial-branch=main', ...args);
  }

  /** Commits everything, with these files written first; the commit's id. */
  commit(files: Record<string, string | Uint8Array> = {}): string {
    this.write(files);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message=change');
    return this.git('rev-parse', 'HEAD');
  }

  remove(): void {
    fs.rmSync(this.path, { recursive: true, force: true });
  }
}
