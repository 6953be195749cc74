import { nearestWord } from '../core/index.ts';
import { checkCommand } from './check.ts';
import { contractCommand } from './contract.ts';
import { explainCommand } from './explain.ts';
import { initCommand } from './init.ts';
import { readOptions, UsageError } from './options.ts';
import { print } from './output.ts';
import { previewCommand } from './preview.ts';
import { splitCommand } from './split.ts';
import { commandHelp, help } from './usage.ts';
import { version } from './version.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  check: checkCommand,
  preview: previewCommand,
  split: splitCommand,
  contract: contractCommand,
  explain: explainCommand,
  init: initCommand,
  lsp: lspCommand,
};

/** 0: nothing at or above `--fail-on`. 1: findings. 2: could not run, with one sentence on stderr. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined) {
    process.stderr.write(help());
    return 2;
  }
  if (name === 'help' || name === '--help' || name === '-h') {
    const [about] = args;
    if (about !== undefined && !commandHelp[about]) throw new UsageError(noCommand(about));
    print(help(about));
    return 0;
  }
  if (name === '--version' || name === '-v' || name === 'version') {
    print(`${await version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(noCommand(name));
  if (args.includes('--help') || args.includes('-h')) {
    print(help(name));
    return 0;
  }
  return command(args);
}

async function lspCommand(args: readonly string[]): Promise<number> {
  if (!readOptions('lsp', args, 0).flag('stdio'))
    throw new UsageError('The language server talks over standard input and output: `bellows lsp --stdio`.');
  // Loaded when asked for: the other commands have no use for it. It ends the process itself when the editor says so.
  await import('../lsp/main.ts');
  return new Promise(() => {});
}

function noCommand(name: string): string {
  const guess = nearestWord(name, Object.keys(commandHelp));
  return `\`${name}\` is no command. ${guess ? `Did you mean ${guess}?` : 'Run `bellows help` for the list.'}`;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = 2;
    if (error instanceof UsageError) {
      process.stderr.write(`bellows: ${error.message}\n`);
      return;
    }
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/\.$/, '');
    process.stderr.write(`bellows: Bellows itself failed: ${why}. BELLOWS_DEBUG=1 shows where.\n`);
    if (process.env.BELLOWS_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  },
);
