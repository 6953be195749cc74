import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { manifestSchema } from '../../server/core/index.ts';
import { notice, table } from './markdown.ts';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** docs/bellows.schema.json: what editors complete and check the manifest by. */
export function manifestSchemaJson(): string {
  // VS Code's JSON language service knows draft 7 best.
  const schema = z.toJSONSchema(manifestSchema, { target: 'draft-7', io: 'input' }) as Record<string, unknown>;
  const { $schema, ...rest } = schema;
  return `${JSON.stringify({ $schema, title: 'Bellows manifest', ...rest }, null, 2)}\n`;
}

interface Setting {
  readonly order: number;
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly markdownDescription: string;
}

/** The editor's settings as package.json has them, with their descriptions in English. */
export function editorSettings(root: string): [string, Setting & { description: string }][] {
  const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const properties = read('package.json').contributes.configuration.properties as Record<string, Setting>;
  const words = read('package.nls.json') as Record<string, string>;
  return Object.entries(properties)
    .sort(([, a], [, b]) => a.order - b.order)
    .map(([name, setting]) => [
      name,
      { ...setting, description: words[setting.markdownDescription.slice(1, -1)] ?? setting.markdownDescription },
    ]);
}

export const settingsTable = (root: string): string =>
  table(
    ['Setting', 'Default', 'Meaning'],
    editorSettings(root).map(([name, { default: value, description }]) => [
      `\`${name}\``,
      `\`${JSON.stringify(value)}\``,
      description,
    ]),
  );

/** docs/settings.md: the manifest's keys and the editor's settings. */
export function settingsPage(root: string): string {
  const schema = z.toJSONSchema(manifestSchema, { target: 'draft-7', io: 'input' }) as JsonSchema;
  return `${[
    '# Settings',
    notice,
    'A team says what holds for everybody in `bellows.yaml`, beside the project; `bellows init` writes down what is inferred. Editor settings and command line options go over it.',
    '## The manifest',
    'Every key but `bellows` is optional. A key that is not known is an error, with the one that may have been meant.',
    table(['Key', 'Value', 'Meaning'], keys(schema, '')).trimEnd(),
    '## In SQL comments',
    table(
      ['Comment', 'Meaning'],
      [
        ['`-- bellows: phase=contract`', 'The file runs in this phase: `expand`, `backfill` or `contract`.'],
        ['`-- bellows: ignore RULE: reason`', 'The next statement was looked at and found safe.'],
        ['`-- bellows: ignore RULE until v1.10.0: reason`', 'The same, up to a release.'],
        ['`-- bellows: ignore-file RULE: reason`', 'The same for the whole file.'],
        [
          '`-- bellows: back COLUMN = EXPRESSION`',
          'How a column that is split, merged or changed is computed from those that take its place, for the plan.',
        ],
      ],
    ).trimEnd(),
    '## The editor',
    settingsTable(root).trimEnd(),
  ].join('\n\n')}\n`;
}

/** A row for every key, inner ones after their outer one; `*` stands for a name the team chooses. */
function keys(schema: JsonSchema, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const key = prefix + name;
    return [[`\`${key}\``, shownValue(value), value.description ?? ''], ...inner(value, key)];
  });
}

function inner(schema: JsonSchema, key: string): string[][] {
  // `databases` and `services` say again what their single forms say.
  if (key === 'databases' || key === 'services.*.deploy') return [];
  const values = schema.additionalProperties;
  if (typeof values === 'object') return inner(values, `${key}.*`);
  if (schema.items) return inner(schema.items, `${key}[]`);
  if (schema.anyOf) return schema.anyOf.flatMap((branch) => inner(branch, key));
  return keys(schema, `${key}.`);
}

function shownValue(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(shownValue))].join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? shownValue(schema.items) : 'values'}`;
  if (schema.type === 'integer') return 'number';
  if (schema.type === 'object') return typeof schema.additionalProperties === 'object' ? 'by name' : 'keys';
  return String(schema.type ?? 'text').replace('string', 'text');
}
