/** A place in a server's code that shows what it uses. */
export interface Evidence {
  readonly file: string;
  /** Counted from 1, as people and `git blame` do. */
  readonly line: number;
  /** The git ref the file was read at; absent for the manifest and for files of the work tree. */
  readonly ref?: string;
  /** The line, or the query on one line, shortened to 160 characters. */
  readonly text: string;
  /** The verb that fits before the name: `reads`, `writes`, `inserts into`, `upserts on`, … */
  readonly how: string;
  /** The view it goes through: the server itself names the view only. */
  readonly through?: string;
}

/**
 * Whether a server uses something. `used`: shown by evidence. `unknown`: it can't be told, and `why` says what stands in
 * the way; treated as used. `unused`: everything was searched and nothing found; `why` says what was searched.
 */
export interface Answer {
  readonly verdict: 'used' | 'unknown' | 'unused';
  readonly evidence: readonly Evidence[];
  readonly why: string;
}

/** The worst of several answers: used before unknown before unused, evidence of that verdict put together. */
export function worst(answers: readonly Answer[]): Answer {
  for (const verdict of ['used', 'unknown', 'unused'] as const) {
    const those = answers.filter((answer) => answer.verdict === verdict);
    const first = those[0];
    if (first) return { verdict, evidence: those.flatMap((answer) => answer.evidence), why: first.why };
  }
  return { verdict: 'unknown', evidence: [], why: 'nothing was searched' };
}
