import type { Answer } from '../contract/answer.ts';
import type { Column, Table, Trigger } from '../schema/catalog.ts';
import type { RuleContext } from './rule.ts';

/** A BEFORE INSERT trigger that names the column may fill it: then a break can't be told for sure. */
export function filledByTrigger(
  context: Pick<RuleContext, 'target'>,
  table: Table,
  column: Column,
  answer: Answer,
): Answer {
  if (answer.verdict !== 'used') return answer;
  const found = context.target.relations.get(table.id);
  const triggers = found?.kind === 'table' ? found.triggers : [];
  const filling = triggers.find((trigger) => {
    if (!trigger.enabled || trigger.timing !== 'before' || !trigger.events.includes('insert')) return false;
    return triggerNames(context, trigger, column.name);
  });
  if (!filling) return answer;
  return { ...answer, verdict: 'unknown', why: `the trigger ${filling.name} names ${column.name} and may fill it` };
}

/** Whether what a trigger runs names a column, once the whole release has run. */
export function triggerNames(context: Pick<RuleContext, 'target'>, trigger: Trigger, column: string): boolean {
  const words = trigger.function ? bodyWords(context, trigger.function.schema, trigger.function.name) : trigger.words;
  return words.includes(column.toLowerCase());
}

function bodyWords(context: Pick<RuleContext, 'target'>, schema: string | undefined, name: string): readonly string[] {
  for (const each of schema ? [schema] : context.target.searchPath) {
    const overloads = context.target.functions.get(`${each}.${name}`);
    if (overloads) return overloads.flatMap((overload) => overload.words);
  }
  return [];
}
