import { parseArgs } from 'node:util';
import { nearestWord, readEngine } from '../core/index.ts';
import { optionsOf } from './usage.ts';

/** Something the caller wrote that can't be run: one plain sentence, exit code 2. */
export class UsageError extends Error {}

export interface Options {
  readonly paths: readonly string[];
  /** The value of an option, or undefined. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
  flag(name: string): boolean;
  readonly color: boolean;
  /** Characters in a line of the terminal; undefined where the output goes elsewhere. */
  readonly width: number | undefined;
}

/** Reads a command's arguments; unknown options and wrong values become a `UsageError`. */
export function readOptions(command: string, args: readonly string[], most = Number.POSITIVE_INFINITY): Options {
  const known = optionsOf(command);
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
    throw new UsageError(whyNot(command, String((error as Error).message)));
  }
  const values = parsed.values as Record<string, string | boolean | string[] | undefined>;
  const value = (name: string): string | undefined =>
    typeof values[name] === 'string' ? (values[name] as string) : undefined;
  const extra = parsed.positionals[most];
  if (extra !== undefined) throw new UsageError(`\`bellows ${command}\` can do nothing with \`${extra}\`.`);
  const options: Options = {
    paths: parsed.positionals,
    value,
    values: (name) => (Array.isArray(values[name]) ? (values[name] as string[]) : []),
    flag: (name) => values[name] === true,
    color: false,
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
  };
  const when = choice(options, 'color', ['auto', 'always', 'never'], 'auto');
  const engine = value('engine');
  if (engine !== undefined && !readEngine(engine))
    throw new UsageError(
      `\`${engine}\` is no engine that is known here. Write postgresql, mysql or mariadb, and the version: "postgresql 16".`,
    );
  return {
    ...options,
    color: when === 'always' || (when === 'auto' && process.stdout.isTTY === true && !process.env.NO_COLOR),
  };
}

function whyNot(command: string, message: string): string {
  const known = optionsOf(command);
  const [, name] = /'--?([\w-]+)/.exec(message) ?? [];
  const option = known.find((o) => o.name === name);
  if (option?.value) return `--${name} needs a value. Run \`bellows ${command} --help\`.`;
  if (option) return `--${name} takes no value.`;
  const guess =
    name &&
    nearestWord(
      name,
      known.map((o) => o.name),
    );
  return `\`bellows ${command}\` has no option --${name ?? '?'}.${guess ? ` Did you mean --${guess}?` : ''}`;
}

/** The value of an option that is one of a few words. */
export function choice<T extends string>(options: Options, name: string, allowed: readonly T[], otherwise: T): T {
  const given = options.value(name);
  if (given === undefined) return otherwise;
  if ((allowed as readonly string[]).includes(given)) return given as T;
  const guess = nearestWord(given, allowed);
  const words = `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
  throw new UsageError(`--${name} is ${words}; not \`${given}\`.${guess ? ` Did you mean ${guess}?` : ''}`);
}
