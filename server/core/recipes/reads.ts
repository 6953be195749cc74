import type { Answer } from '../contract/answer.ts';

/** What is left of an answer about a column without its writes: who only writes it does not mind what others write. */
export function readsOf(answer: Answer): Answer {
  if (answer.verdict !== 'used') return answer;
  const evidence = answer.evidence.filter((each) => each.how !== 'writes');
  return evidence.length > 0 ? { ...answer, evidence } : { ...answer, verdict: 'unused', evidence };
}
