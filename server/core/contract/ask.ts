import { type Answer, worst } from './answer.ts';
import type { Contract } from './contract.ts';

/** The worst answer of several servers, and the versions of the servers that gave it. */
export function ask(
  servers: readonly Contract[],
  question: (contract: Contract) => Answer,
): { readonly answer: Answer; readonly servers: readonly string[] } {
  const answers = servers.map((contract) => ({ version: contract.server.version, answer: question(contract) }));
  const answer = worst(answers.map((a) => a.answer));
  return { answer, servers: answers.filter((a) => a.answer.verdict === answer.verdict).map((a) => a.version) };
}
