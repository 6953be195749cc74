import type { SqlFlavour } from './lex.ts';

/** What may hold semicolons: a stored program of this sort, MariaDB's block outside one, or PostgreSQL's CREATE RULE. */
export type ProgramSort = 'routine' | 'trigger' | 'event' | 'block' | 'rule';

type Construct = 'BEGIN' | 'IF' | 'LOOP' | 'WHILE' | 'REPEAT' | 'FOR' | 'CASE' | 'CASE expression';

const CONSTRUCTS = new Set<string>(['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR', 'CASE']);
const isConstruct = (word: string): word is Construct => CONSTRUCTS.has(word);

/** A routine's body that starts with one of these is a single statement and ends at the first semicolon. */
const SINGLE = new Set(
  'RETURN SET INSERT UPDATE DELETE SELECT CALL REPLACE WITH TRUNCATE CREATE ALTER DROP DO SIGNAL EXECUTE'.split(' '),
);
/** After these a word is a name or a type, even BEGIN or SET, which few servers reserve. */
const NAMING = new Set(['OF', 'ON', ',', 'EXISTS', 'TRIGGER', 'PROCEDURE', 'FUNCTION', 'EVENT', 'RETURNS']);

/**
 * Follows one stored program token by token, to tell the semicolons inside its body from the one after it.
 * It knows a keyword by its place, as BEGIN and END are ordinary names in MySQL and SQLite.
 */
export class Program {
  private readonly constructs: Construct[] = [];
  /** A statement of the body may begin here. */
  private fresh: boolean;
  /** The header is over, so that the next word begins the body. */
  private ready: boolean;
  private begun = false;
  /** END was read; the next word says whether it closes a block or an IF, LOOP, … */
  private ending = false;
  private handler = false;
  private parentheses = 0;
  private before = '';

  constructor(
    private readonly flavour: SqlFlavour,
    private readonly sort: ProgramSort,
  ) {
    this.ready = this.fresh = sort === 'block';
  }

  /** Whether a semicolon here belongs to the body. */
  get open(): boolean {
    return this.sort === 'rule' ? this.parentheses > 0 : this.constructs.length > 0;
  }

  /** The next token is a word, in upper case, or '' for one too long to be a keyword. */
  word(word: string): void {
    const { before, fresh } = this;
    this.before = word || 'name';
    this.fresh = false;
    if (this.ending) {
      this.ending = false;
      if (isConstruct(word)) {
        if (this.constructs.at(-1) === word) this.constructs.pop();
        return;
      }
      this.closeBlock();
    }
    if (before === '.') return; // NEW.end
    if (word === 'END') this.end(fresh);
    else if (this.begun) this.inBody(word, before, fresh);
    else this.inHeader(word, before);
  }

  /** The next token is one punctuation mark. */
  mark(code: number): void {
    if (this.ending) this.other();
    const labelled = code === 58 && this.before !== ''; // `retry: LOOP`
    this.fresh = code === 59 || labelled;
    this.before = code === 46 ? '.' : code === 44 ? ',' : '';
    if (code === 59) this.handler = false;
    else if (code === 40) this.parentheses++;
    else if (code === 41 && this.parentheses > 0 && --this.parentheses === 0 && this.sort === 'routine')
      this.ready = true;
  }

  /** The next token is a string, a quoted name or a number. */
  other(): void {
    if (this.ending) this.closeBlock();
    this.ending = this.fresh = false;
    this.before = 'name';
  }

  private inHeader(word: string, before: string): void {
    if (word === 'ATOMIC' && before === 'BEGIN' && this.flavour === 'postgresql') this.enter('BEGIN');
    else if (this.flavour === 'postgresql') return;
    else if (word === 'BEGIN' && this.parentheses === 0 && !NAMING.has(before)) this.enter('BEGIN');
    else if (this.flavour === 'sqlite') {
      if (word === 'CASE') this.constructs.push('CASE expression'); // WHEN (CASE … END)
    } else if (this.ready) {
      if (isConstruct(word)) this.enter(word);
      else if (SINGLE.has(word) && before !== 'RETURNS') this.begun = true;
    } else if ((word === 'ROW' && this.sort === 'trigger') || (word === 'DO' && this.sort === 'event'))
      this.ready = true;
  }

  private inBody(word: string, before: string, fresh: boolean): void {
    // A body of one statement has nothing to nest.
    if (this.constructs.length === 0) return;
    const top = this.constructs.at(-1);
    if (word === 'CASE' && !(fresh && this.flavour === 'mysql')) this.constructs.push('CASE expression');
    else if (this.flavour !== 'mysql') return;
    else if (word === 'BEGIN' ? fresh || this.handler : fresh && isConstruct(word)) this.enter(word as Construct);
    else if (word === 'THEN' || word === 'ELSE') this.fresh = top !== 'CASE expression';
    else if (word === 'DO') this.fresh = !fresh;
    else if (word === 'HANDLER') this.handler = before === 'CONTINUE' || before === 'EXIT' || before === 'UNDO';
  }

  private enter(construct: Construct): void {
    this.constructs.push(construct);
    this.begun = true;
    this.handler = false;
    this.fresh = construct === 'BEGIN' || construct === 'LOOP' || construct === 'REPEAT';
  }

  private end(fresh: boolean): void {
    const top = this.constructs.at(-1);
    if (top === 'CASE expression') this.constructs.pop();
    else if (fresh || top === 'REPEAT') this.ending = true; // UNTIL … END REPEAT has no semicolon before it
  }

  /** A plain END closes the innermost block, with whatever was left open in it. */
  private closeBlock(): void {
    while (this.constructs.length > 0) if (this.constructs.pop() === 'BEGIN') return;
  }
}
