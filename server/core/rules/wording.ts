import type { Answer } from '../contract/answer.ts';
import { list } from '../text/words.ts';

/**
 * `v1.3.0 still reads users.email`, `v1.3.0 may still use users.email: …`, `Nothing in v1.3.0 uses users.email: …`: what an
 * answer means for the object people wrote, in the same words everywhere.
 */
export function usage(servers: readonly string[], label: string, answer: Answer): string {
  const who = list(servers) || 'the previous server';
  if (answer.verdict === 'unused') return `Nothing in ${who} uses ${label}: ${lower(answer.why)}`;
  if (answer.verdict === 'unknown') return `${upper(who)} may still use ${label}: ${lower(answer.why)}`;
  const direct = answer.evidence.filter((e) => e.through === undefined);
  const hows = [...new Set((direct.length > 0 ? direct : answer.evidence).map((e) => e.how))].slice(0, 2);
  const verbs = (hows.length > 0 ? hows : ['uses']).map((how) => agree(how, servers));
  const view = direct.length === 0 && answer.evidence[0]?.through;
  return `${upper(who)} still ${list(verbs)} ${label}${view ? ` through the view ${view}` : ''}`;
}

/** `v1.3.0 inserts into x without y`, `v1.3.0 may insert into …: why`: a claim graded by how sure the answer is. `verb` is in the third person. */
export function claim(servers: readonly string[], verb: string, answer: Answer): string {
  const who = upper(list(servers) || 'the previous server');
  if (answer.verdict === 'used') return `${who} ${agree(verb, servers)}`;
  if (answer.verdict === 'unused') return `${who} never ${agree(verb, servers)}: ${lower(answer.why)}`;
  return `${who} may ${plain(verb)}: ${lower(answer.why)}`;
}

/** `reads` of one server, `read` of several. */
const agree = (verb: string, servers: readonly string[]): string => (servers.length > 1 ? plain(verb) : verb);
const plain = (verb: string): string => verb.replace(/^(\w+)s\b/, '$1');

/** A reason as it stands inside a sentence. */
export const lower = (text: string): string =>
  (/^[A-Z][a-z ]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text).replace(/\.$/, '');
const upper = (text: string): string => (text.startsWith('the ') ? `T${text.slice(1)}` : text);
