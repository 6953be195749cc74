import { checkCommand } from './check.ts';
import { contractCommand } from './contract.ts';
import { explainCommand } from './explain.ts';
import { initCommand } from './init.ts';
import { help, UsageError, version } from './options.ts';
import { previewCommand } from './preview.ts';
import { splitCommand } from './split.ts';

type Command = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  check: checkCommand,
  preview: previewCommand,
  split: splitCommand,
  contract: contractCommand,
  explain: explainCommand,
  init: initCommand,
  lsp: async () => {
    // Loaded when asked for: the other commands have no use for it.
    await import('../lsp/main.ts');
    return new Promise(() => {});
  },
};

/** 0: nothing at or above `--fail-on`. 1: findings. 2: could not run, with one sentence on stderr. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${await version()}\n`);
    return 0;
  }
  const command = commands[name];
  if (!command) throw new UsageError(`\`${name}\` is no command. Run \`bellows help\` for the list.`);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help(name));
    return 0;
  }
  return command(args);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message =
      error instanceof UsageError
        ? error.message
        : `Bellows failed: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`bellows: ${message}\n`);
    if (!(error instanceof UsageError) && process.env.BELLOWS_DEBUG && error instanceof Error)
      process.stderr.write(`${error.stack}\n`);
    process.exitCode = 2;
  },
);
