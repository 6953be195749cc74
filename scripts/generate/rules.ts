import { type Category, type Notice, notices, type Rule, recipeById, rules } from '../../server/core/index.ts';
import { fence, notice, table } from './markdown.ts';

const categories: Readonly<Record<Category, string>> = {
  compatibility: 'What breaks a running server',
  lock: 'What blocks a running server',
  'data-loss': 'What loses data',
  data: 'What the data may refuse',
  rollback: 'What bars the way back',
  hygiene: 'What keeps the check honest',
};

const all: readonly (Rule | Notice)[] = [...rules, ...notices];

const ofCategory = (category: string): readonly (Rule | Notice)[] => all.filter((rule) => rule.category === category);
const used = (Object.keys(categories) as Category[]).filter((category) => ofCategory(category).length > 0);

/** docs/rules.md: a page for every rule, under the id that diagnostics link to. */
export function rulesPage(): string {
  const parts = [
    '# Rules',
    notice,
    'Every rule, with what it reports and what it does not. `bellows explain RULE` shows the same in a terminal. Severities can be changed in the manifest (`rules:`), in the editor (`bellows.rules`) and on the command line (`--rule ID=SEVERITY`).',
    'A finding that rests on what the previous server uses is graded by what is known of it: an **error** where a query shows the use, a **warning** where it can not be told, and only **information** where everything was searched and nothing found.',
    ruleTable('').trimEnd(),
  ];
  for (const category of used) {
    parts.push(`## ${categories[category]}`);
    for (const rule of ofCategory(category)) parts.push(...rulePage(rule));
  }
  return `${parts.join('\n\n')}\n`;
}

/** The README's table: every rule by its name, a row a category; style rules, which are off by default, are only counted. */
export function ruleSummary(page = 'docs/rules.md'): string {
  return table(
    ['', 'Rules'],
    used.map((category) => {
      const on = ofCategory(category).filter((rule) => !rule.optIn);
      const off = ofCategory(category).length - on.length;
      const more = off > 0 ? `, and ${off} more that are off by default` : '';
      return [`**${categories[category]}**`, on.map(({ id }) => `[${id}](${page}#${id})`).join(', ') + more];
    }),
  );
}

/** Every rule, a line each. */
export function ruleTable(page = 'docs/rules.md'): string {
  return table(
    ['Rule', 'What it is about', 'Severity', 'Plan'],
    used.flatMap((category) =>
      ofCategory(category).map((rule) => [
        `[\`${rule.id}\`](${page}#${rule.id})`,
        rule.title,
        rule.optIn ? `${rule.severity}, off by default` : rule.severity,
        'recipe' in rule && rule.recipe && recipeById(rule.recipe) ? 'yes' : '',
      ]),
    ),
  );
}

function rulePage(rule: Rule | Notice): string[] {
  const facts = [`**${rule.severity}**${rule.optIn ? ', **off by default**' : ''}`, rule.category];
  if ('examples' in rule) {
    if (rule.dialects) facts.push(`${rule.dialects.join(' and ')} only`);
    if (rule.hazards.length > 0) facts.push(`hazards ${rule.hazards.join(', ')}`);
  }
  const parts = [`### ${rule.id}`, `${rule.title}. ${facts.join(' · ')}`, rule.why, `**Instead:** ${rule.instead}`];
  if (rule.optIn)
    parts.push(
      `It is silent until it is given a severity: \`rules: { ${rule.id}: ${rule.severity} }\` in the manifest.`,
    );
  if (!('examples' in rule)) return parts;
  const recipe = rule.recipe ? recipeById(rule.recipe) : undefined;
  if (recipe) parts.push(`**Plan:** ${recipe.title} (\`bellows split FILE:LINE\`, or the light bulb).`);
  parts.push('Reported:', example(rule.examples.fires), 'Not reported:', example(rule.examples.silent));
  return parts;
}

function example({ before, uses, next, migration }: Rule['examples']['fires']): string {
  const blocks = [`-- before\n${before.trim()}`];
  if (uses) blocks.push(`-- the previous server\n${uses.trim()}`);
  if (next) blocks.push(`-- the new server\n${next.trim()}`);
  blocks.push(`-- migration\n${migration.trim()}`);
  return fence('sql', blocks.join('\n\n'));
}
