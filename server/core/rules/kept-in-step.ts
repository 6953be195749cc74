import type { Table } from '../schema/catalog.ts';
import type { RuleContext } from './rule.ts';

/**
 * Whether a trigger kept two columns of a table in step when the previous server was released: its function names both. Then one may
 * take the other's name, and nothing is lost.
 */
export function keptInStep({ base }: RuleContext, released: Table, one: string, other: string): boolean {
  const names = (words: readonly string[]): boolean =>
    words.includes(one.toLowerCase()) && words.includes(other.toLowerCase());
  return released.triggers.some((trigger) => {
    if (!trigger.enabled) return false;
    const called = trigger.function;
    // MySQL's triggers have no function of their own.
    if (!called) return names(trigger.words);
    return (called.schema ? [called.schema] : base.searchPath)
      .flatMap((schema) => base.functions.get(`${schema}.${called.name}`) ?? [])
      .some((routine) => names(routine.words));
  });
}
