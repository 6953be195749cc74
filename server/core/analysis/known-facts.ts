import { type Catalog, sameSchema } from '../schema/catalog.ts';
import { equal } from '../schema/equal.ts';
import { type Facts, noFacts } from '../sql/dialect.ts';
import { type Read, Reads, sameRead } from './reads.ts';

interface Known {
  readonly facts: Facts;
  readonly before: Catalog;
  readonly reads: readonly Read[];
}

/** The facts of a change, by itself and in its statement: the same objects from check to check as long as they say the same. */
export class KnownFacts {
  private readonly known: { alone?: Known; together?: Known } = {};
  private readonly sure = { alone: false, together: false };

  /** Begins a check: whether the facts still hold is to be seen. */
  begin(): void {
    this.sure.alone = false;
    this.sure.together = false;
  }

  of(how: 'alone' | 'together', before: Catalog, tell: (before: Catalog) => Facts): Facts {
    const known = this.known[how];
    if (known && this.sure[how]) return known.facts;
    if (known && (sameSchema(known.before, before) || stillHold(known, before))) {
      this.known[how] = { ...known, before };
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
}

const stillHold = ({ reads }: Known, before: Catalog): boolean =>
  reads.every((read) => 'field' in read && sameRead(read, before));
