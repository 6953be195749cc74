/** What the command line takes: the source of its help, of how arguments are read, and of the docs. */

export interface OptionHelp {
  readonly name: string;
  /** What stands for its value; absent: it takes none. */
  readonly value?: string;
  readonly about: string;
  readonly multiple?: boolean;
}

export interface CommandHelp {
  readonly usage: string;
  /** The first sentence stands in the list of commands. */
  readonly about: string;
  readonly options: readonly OptionHelp[];
  /** Takes none of the shared options. */
  readonly alone?: boolean;
}

/** Options every command takes that opens a project. */
export const shared: readonly OptionHelp[] = [
  { name: 'config', value: 'FILE', about: 'the manifest to use' },
  { name: 'engine', value: 'ENGINE', about: 'database engine and version, such as "postgresql 16"' },
  { name: 'from', value: 'REF', about: 'the previous server, as a git ref' },
  { name: 'color', value: 'WHEN', about: 'auto, always or never' },
];

const project: OptionHelp = { name: 'project', value: 'FOLDER', about: 'the project, if not this folder' };

export const commandHelp: Readonly<Record<string, CommandHelp>> = {
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
    about:
      'Shows the four stages of the release, what works in each, what blocks, and whether there is a way back. A release is a git ref, or one the manifest names; without one it is what lies in the work tree.',
    options: [
      { name: 'format', value: 'FORMAT', about: 'text, markdown, html or json' },
      project,
      { name: 'output', value: 'FILE', about: 'write it to a file' },
    ],
  },
  split: {
    usage: 'bellows split FILE[:LINE]',
    about:
      'Splits the change there, or all of a file that need it, into expand and contract steps. Prints the plan and its files, or writes them with --write.',
    options: [
      { name: 'write', about: 'write the files' },
      { name: 'recipe', value: 'ID', about: 'which plan, where there are several; otherwise the first' },
    ],
  },
  contract: {
    usage: 'bellows contract [ref]',
    about:
      'Shows what a server version uses of each table, with evidence. Without a ref it is the previous server, the one `check` compares with. --unused lists what no server uses any more.',
    options: [
      { name: 'unused', about: 'the columns and tables that neither the previous servers nor the new one use' },
      { name: 'out', value: 'FILE', about: 'write it to a file' },
      { name: 'database', value: 'NAME', about: 'which database, where there are several' },
      { name: 'service', value: 'NAME', about: 'which service, where there are several' },
      project,
    ],
  },
  explain: {
    usage: 'bellows explain [RULE]',
    about: "Shows a rule's page; without a rule, the list. With --locks, what each statement of a file locks.",
    options: [
      { name: 'locks', value: 'FILE', about: 'a migration file' },
      { name: 'format', value: 'FORMAT', about: 'text or json' },
    ],
  },
  init: {
    usage: 'bellows init [folder]',
    about: 'Writes down what is inferred as bellows.yaml. Where there is a manifest already, it is left alone.',
    options: [],
  },
  lsp: {
    usage: 'bellows lsp --stdio',
    about: 'Runs the language server, for any editor.',
    options: [{ name: 'stdio', about: 'talk over standard input and output' }],
    alone: true,
  },
};

export const optionsOf = (command: string): readonly OptionHelp[] => {
  const described = commandHelp[command];
  return [...(described?.options ?? []), ...(described?.alone ? [] : shared)];
};

/** The help of a command, or the list of commands. */
export function help(command?: string): string {
  const described = command === undefined ? undefined : commandHelp[command];
  const table = (rows: readonly (readonly [string, string])[]): string => {
    const width = Math.max(...rows.map(([left]) => left.length)) + 2;
    return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}\n`).join('');
  };
  if (command !== undefined && described) {
    const rows = optionsOf(command).map((o) => [`--${o.name}${o.value ? ` ${o.value}` : ''}`, o.about] as const);
    return `${described.usage}\n\n${described.about}\n\n${table(rows)}`;
  }
  const rows = Object.values(commandHelp).map(
    ({ usage, about }) => [usage.replace('bellows ', ''), firstSentence(about)] as const,
  );
  return `Bellows checks database changes against the server version that still runs.\n\n${table(rows)}\nRun \`bellows COMMAND --help\` for a command's options, \`bellows --version\` for the version.\n`;
}

export const firstSentence = (text: string): string => (text.split('. ')[0] as string).replace(/\.$/, '');
