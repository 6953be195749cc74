import { recipeById } from '../recipes/index.ts';
import { rules } from '../rules/index.ts';
import { type Notice, notices } from '../rules/notices.ts';
import type { Rule } from '../rules/rule.ts';
import { painter, type TextOptions } from './text.ts';
import { wrap } from './wording.ts';

/** The list of rules, one a line, by category. */
export function ruleList(options: TextOptions): string {
  const { bold, faint, severity } = painter(options.color);
  const all: readonly Notice[] = [...rules, ...notices];
  const categories = [...new Set(all.map((rule) => rule.category))];
  const width = Math.max(...all.map((rule) => rule.id.length)) + 2;
  const lines = categories.flatMap((category) => [
    bold(category),
    ...all
      .filter((rule) => rule.category === category)
      .map(
        (rule) =>
          `  ${rule.id.padEnd(width)}${severity(rule.severity, rule.severity.padEnd(13))}${rule.title}${rule.optIn ? faint(' (off by default)') : ''}`,
      ),
    '',
  ]);
  return `${lines.join('\n')}Run \`bellows explain RULE\` for a rule's page.\n`;
}

/** A rule's page for the terminal: what, why, what instead, and an example of each kind. */
export function rulePage(rule: Rule | Notice, options: TextOptions): string {
  const { bold, faint, severity } = painter(options.color);
  const width = options.width ?? 100;
  const lines = [
    `${bold(rule.id)}: ${rule.title}`,
    `${severity(rule.severity)}, ${rule.category}${rule.optIn ? ', off by default' : ''}${'dialects' in rule && rule.dialects ? `, ${rule.dialects.join(' and ')} only` : ''}`,
    '',
    ...wrap(rule.why, width),
    '',
    ...wrap(`Instead: ${rule.instead}`, width),
  ];
  if (rule.optIn)
    lines.push(
      '',
      ...wrap(
        `It is silent until it is given a severity: \`rules: { ${rule.id}: ${rule.severity} }\` in the manifest, or \`--rule ${rule.id}=${rule.severity}\`.`,
        width,
      ),
    );
  if ('examples' in rule) {
    const recipe = rule.recipe ? recipeById(rule.recipe) : undefined;
    if (recipe) lines.push('', `Plan: ${recipe.title} (bellows split FILE:LINE --recipe ${recipe.id})`);
    for (const [title, example] of [
      ['Reported', rule.examples.fires],
      ['Not reported', rule.examples.silent],
    ] as const) {
      lines.push('', bold(title));
      lines.push(...block('the schema before', example.before), ...block('the migration', example.migration));
      if (example.uses) lines.push(...block('what the previous server runs', example.uses));
      if (example.next) lines.push(...block('what the new server runs', example.next));
    }
  }
  return `${lines.join('\n')}\n`;

  function block(title: string, sql: string): string[] {
    return [faint(`  -- ${title}`), ...sql.split('\n').map((line) => `  ${line}`)];
  }
}

/** The same as data. */
export const ruleJson = (rule: Rule | Notice): object => ({
  rule: rule.id,
  title: rule.title,
  category: rule.category,
  severity: rule.severity,
  optIn: rule.optIn ?? false,
  why: rule.why,
  instead: rule.instead,
  ...('examples' in rule
    ? { recipe: rule.recipe ?? null, hazards: rule.hazards, dialects: rule.dialects ?? null, examples: rule.examples }
    : {}),
});
