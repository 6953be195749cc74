import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nearestWord } from '../core/index.ts';

/** Something the caller wrote that can't be run: one plain sentence, exit code 2. */
export class UsageError extends Error {}

interface OptionHelp {
  readonly name: string;
  readonly value?: string;
  readonly about: string;
  readonly multiple?: boolean;
}

/** Options every command takes. */
const shared: readonly OptionHelp[] = [
  { name: 'config', value: 'FILE', about: 'the manifest to use' },
  { name: 'engine', value: 'ENGINE', about: 'database engine and version, such as "postgresql 16"' },
  { name: 'from', value: 'REF', about: 'the previous server, as a git ref' },
  { name: 'color', value: 'WHEN', about: 'auto, always or never' },
];

const own: Readonly<Record<string, { about: string; usage: string; options: readonly OptionHelp[] }>> = {
  check: {
    usage: 'bellows check [path …]',
    about:
      'Checks the migrations of the release and the manifest. A path is a project folder, a migrations folder or a file; - reads SQL from stdin.',
    options: [
      { name: 'format', value: 'FORMAT', about: 'text, json, sarif, github, gitlab or junit' },
      { name: 'fail-on', value: 'SEVERITY', about: 'error, warning or never: from where on the exit code is 1' },
      { name: 'baseline', value: 'FILE', about: 'findings in this file do not count' },
      { name: 'write-baseline', value: 'FILE', about: 'write all findings to this file' },
      {
        name: 'rule',
        value: 'ID=SEVERITY',
        about: 'off, info, warning or error for one rule; may be repeated',
        multiple: true,
      },
      { name: 'statistics', about: 'findings by rule as well' },
      { name: 'stdin-filename', value: 'PATH', about: 'where the SQL from stdin would lie' },
    ],
  },
  preview: {
    usage: 'bellows preview [release]',
    about: 'Shows the four stages of the release, what works in each, what blocks, and whether there is a way back.',
    options: [
      { name: 'format', value: 'FORMAT', about: 'text, markdown, html or json' },
      { name: 'project', value: 'FOLDER', about: 'the project, if not this folder' },
      { name: 'output', value: 'FILE', about: 'write it to a file' },
    ],
  },
  split: {
    usage: 'bellows split FILE:LINE',
    about: 'Splits the change there into expand and contract steps, and prints the files.',
    options: [
      { name: 'write', about: 'write the files' },
      { name: 'recipe', value: 'ID', about: 'which plan, where there are several' },
    ],
  },
  contract: {
    usage: 'bellows contract [ref]',
    about: 'Shows what a server version uses of each table, with evidence.',
    options: [
      { name: 'out', value: 'FILE', about: 'write it to a file' },
      { name: 'project', value: 'FOLDER', about: 'the project, if not this folder' },
    ],
  },
  explain: {
    usage: 'bellows explain [RULE]',
    about: "A rule's page; without a rule, the list. With --locks, what each statement of a file locks.",
    options: [
      { name: 'locks', value: 'FILE', about: 'a migration file' },
      { name: 'format', value: 'FORMAT', about: 'text or json' },
    ],
  },
  init: {
    usage: 'bellows init [folder]',
    about: 'Writes down what is inferred as bellows.yaml.',
    options: [],
  },
  lsp: {
    usage: 'bellows lsp --stdio',
    about: 'The language server, for any editor.',
    options: [{ name: 'stdio', about: 'talk over standard input and output' }],
  },
};

export interface Options {
  readonly paths: readonly string[];
  /** The value of an option, or undefined. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
  flag(name: string): boolean;
  readonly color: boolean;
}

/** Reads a command's arguments; unknown options and wrong values become a `UsageError`. */
export function readOptions(command: string, args: readonly string[]): Options {
  const known = [...shared, ...(own[command]?.options ?? [])];
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        known.map((o) => [
          o.name,
          { type: o.value ? 'string' : 'boolean', ...(o.multiple ? { multiple: true } : {}) } as const,
        ]),
      ),
    });
  } catch (error) {
    const [, name] = /'--?([\w-]+)/.exec(String((error as Error).message)) ?? [];
    if (name && known.some((o) => o.name === name))
      throw new UsageError(`--${name} needs a value. Run \`bellows ${command} --help\`.`);
    const guess =
      name &&
      nearestWord(
        name,
        known.map((o) => o.name),
      );
    throw new UsageError(
      `\`bellows ${command}\` has no option --${name ?? '?'}.${guess ? ` Did you mean --${guess}?` : ''}`,
    );
  }
  const values = parsed.values as Record<string, string | boolean | string[] | undefined>;
  const value = (name: string): string | undefined =>
    typeof values[name] === 'string' ? (values[name] as string) : undefined;
  const when = value('color') ?? 'auto';
  if (!['auto', 'always', 'never'].includes(when))
    throw new UsageError(`--color is auto, always or never, not \`${when}\`.`);
  return {
    paths: parsed.positionals,
    value,
    values: (name) => (Array.isArray(values[name]) ? (values[name] as string[]) : []),
    flag: (name) => values[name] === true,
    color: when === 'always' || (when === 'auto' && process.stdout.isTTY === true && !process.env.NO_COLOR),
  };
}

/** The value of an option that is one of a few words. */
export function choice<T extends string>(options: Options, name: string, allowed: readonly T[], otherwise: T): T {
  const given = options.value(name);
  if (given === undefined) return otherwise;
  if ((allowed as readonly string[]).includes(given)) return given as T;
  const guess = nearestWord(given, allowed);
  throw new UsageError(
    `--${name} is ${allowed.join(', ')}; not \`${given}\`.${guess ? ` Did you mean ${guess}?` : ''}`,
  );
}

export function help(command?: string): string {
  const described = command ? own[command] : undefined;
  const line = (left: string, right: string): string => `  ${left.padEnd(28)}${right}\n`;
  if (described) {
    const options = [...described.options, ...shared]
      .map((o) => line(`--${o.name}${o.value ? ` ${o.value}` : ''}`, o.about))
      .join('');
    return `${described.usage}\n\n${described.about}\n\n${options}`;
  }
  const list = Object.entries(own).map(([name, { usage, about }]) =>
    line(usage.replace('bellows ', ''), `${about.split('. ')[0]?.replace(/\.$/, '') ?? name}`),
  );
  return `Bellows checks database changes against the server version that still runs.\n\n${list.join('')}\nRun \`bellows COMMAND --help\` for its options.\n`;
}

/** The version in package.json, beside dist/ or above server/. */
export async function version(): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const up of ['..', '../..']) {
    try {
      const manifest = JSON.parse(await readFile(path.join(here, up, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (manifest.name === 'bellows' && manifest.version) return manifest.version;
    } catch {
      // Not here: one folder further up.
    }
  }
  return 'unknown';
}
