import { commandHelp, firstSentence, optionsOf, shared } from '../../server/cli/usage.ts';
import { table } from './markdown.ts';

/** Every command, then the options of each. */
export function commandTable(): string {
  const commands = Object.values(commandHelp).map(({ usage, about }) => [`\`${usage}\``, `${firstSentence(about)}.`]);
  const options = Object.entries(commandHelp).flatMap(([command]) =>
    optionsOf(command)
      .filter((option) => !shared.includes(option))
      .map((option) => [`\`${command}\``, flag(option), option.about]),
  );
  const all = shared.map((option) => ['all', flag(option), option.about]);
  return `${table(['Command', 'What it does'], commands)}\n${table(['Command', 'Option', 'Meaning'], [...options, ...all])}`;
}

const flag = ({ name, value }: { readonly name: string; readonly value?: string }): string =>
  `\`--${name}${value ? ` ${value}` : ''}\``;
