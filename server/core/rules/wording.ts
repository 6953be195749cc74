import type { Answer } from '../contract/answer.ts';
import { list } from '../text/words.ts';

/**
 * `v1.3.0 still reads users.email`, `v1.3.0 may still use users.email: …`, `Nothing in v1.3.0 uses users.email`: what an
 * answer means for the object people wrote, in the same words everywhere.
 */
export function usage(servers: readonly string[], label: string, answer: Answer): string {
  const who = list(servers) || 'the previous server';
  if (answer.verdict === 'unused') return `Nothing in ${who} uses ${label}: ${lower(answer.why)}`;
  if (answer.verdict === 'unknown') return `${upper(who)} may still use ${label}: ${lower(answer.why)}`;
  const direct = answer.evidence.filter((e) => e.through === undefined);
  const hows = [...new Set((direct.length > 0 ? direct : answer.evidence).map((e) => e.how))].slice(0, 2);
  const view = direct.length === 0 && answer.evidence[0]?.through;
  return `${upper(who)} still ${hows.length > 0 ? list(hows) : 'uses'} ${label}${view ? ` through the view ${view}` : ''}`;
}

/** `may leave x empty` and the like: a claim graded by how sure the answer is. */
export function claim(servers: readonly string[], verb: string, answer: Answer): string {
  const who = upper(list(servers) || 'the previous server');
  if (answer.verdict === 'used') return `${who} ${verb}`;
  if (answer.verdict === 'unused') return `${who} never ${verb}: ${lower(answer.why)}`;
  return `${who} perhaps ${verb}: ${lower(answer.why)}`;
}

const lower = (text: string): string =>
  (/^[A-Z][a-z ]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text).replace(/\.$/, '');
const upper = (text: string): string => (text.startsWith('the ') ? `T${text.slice(1)}` : text);
