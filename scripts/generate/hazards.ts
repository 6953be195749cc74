import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { notices, rules } from '../../server/core/index.ts';
import { catalogue, excepted, families } from '../../test/hazards/catalogue.ts';
import { notice, table } from './markdown.ts';

/** docs/hazards.md: what is reported, by hazard; then what was measured, which is written by hand in hazards.md beside. */
export function hazardsPage(root: string): string {
  const measured = readFileSync(path.join(root, 'scripts/generate/hazards.md'), 'utf8');
  const files = readdirSync(path.join(root, 'test/hazards')).filter((name) => /^[A-G]\d\d\.sql$/.test(name));
  const title = new Map(
    files.map((name) => {
      const [first = ''] = readFileSync(path.join(root, 'test/hazards', name), 'utf8').split('\n');
      return [name.replace('.sql', ''), first.replace(/^--\s*/, '')];
    }),
  );
  const parts = [
    '# Hazards',
    notice,
    `The ways in which a change of a database hurts a service that goes on running: ${catalogue.length} of them, in ${Object.keys(families).length} families. ${title.size} have a file in \`test/hazards\` with the smallest migration that must be reported and its neighbour that must not be; the test judges both, and fails for a row without a file that no reason excepts. \`HAZARDS=table\` makes it print the table.`,
    '## The catalogue',
  ];
  for (const [letter, family] of Object.entries(families)) {
    const rows = catalogue.filter((id) => id.startsWith(letter) && title.has(id));
    parts.push(`### ${letter}: ${family.title}`);
    parts.push(
      table(
        ['Hazard', 'What it is', 'Rules'],
        rows.map((id) => [id, cell(title.get(id)), rulesOf(id)]),
      ).trimEnd(),
    );
  }
  parts.push('### Without a file');
  parts.push(table(['Hazard', 'Why'], Object.entries(excepted)).trimEnd());
  return `${parts.join('\n\n')}\n\n${measured}`;
}

const rulesOf = (id: string): string =>
  [...rules, ...notices]
    .filter((rule) => rule.hazards?.includes(id))
    .map((rule) => `[\`${rule.id}\`](rules.md#${rule.id})`)
    .join(', ');

const cell = (text = ''): string => text.replace(/[<>_*]/g, (sign) => `\\${sign}`);
