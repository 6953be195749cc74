import type { Catalog } from '../schema/catalog.ts';
import { equal } from '../schema/equal.ts';
import { type Facts, noFacts } from '../sql/dialect.ts';
import { type Comparison, type Read, Reads, sameRead, touches } from './reads.ts';

interface Known {
  readonly facts: Facts;
  before: Catalog;
  readonly reads: readonly Read[];
}

/** The facts of a change, by itself and in its statement: the same objects from check to check as long as they say the same. */
export class KnownFacts {
  private readonly known: { alone?: Known; together?: Known } = {};
  private readonly sure = { alone: false, together: false };
  private comparison: Comparison | undefined;

  /** Begins a check: whether the facts still hold is to be seen. */
  begin(comparison: Comparison): void {
    this.comparison = comparison;
    this.sure.alone = false;
    this.sure.together = false;
  }

  of(how: 'alone' | 'together', before: Catalog, tell: (before: Catalog) => Facts): Facts {
    const known = this.known[how];
    if (known && this.sure[how]) return known.facts;
    if (known && this.stillHold(known, before)) {
      known.before = before;
      this.sure[how] = true;
      return known.facts;
    }
    const reads = new Reads();
    const facts = tell(reads.catalog('before', before));
    // That nothing is known is told by the object itself.
    const same = known && known.facts !== noFacts && facts !== noFacts && equal(facts, known.facts);
    const made = { before, reads: reads.noted, facts: same ? known.facts : facts };
    this.known[how] = made;
    this.sure[how] = true;
    return made.facts;
  }

  private stillHold({ reads, before: old }: Known, before: Catalog): boolean {
    const different = this.comparison?.fields(old, before);
    return reads.every(
      (read) => 'field' in read && ((different && !touches(different, read)) || sameRead(read, before)),
    );
  }
}
