import type { ModelCall } from '../source.ts';
import { CallList, type EntityText } from './entity-text.ts';
import { lastOf, phpAliases } from './php-code.ts';

/**
 * Where code uses entities of Doctrine: by their class in repositories, the entity manager and type hints, by what is made new,
 * and in DQL. What is handled has been read with all its columns, and may be changed. `declares`: the file maps classes itself,
 * and names others by that.
 */
export function doctrineCalls(text: EntityText, declares: boolean): ModelCall[] {
  const { code, strings } = text;
  const list = new CallList('Doctrine', text);
  const aliases = phpAliases(text);
  const use = (written: string, at: number): void => {
    const name = aliases.get(written) ?? lastOf(written);
    if (foreign.test(name)) return;
    list.use(name, at, 'read');
    list.use(name, at, 'update');
  };
  for (const match of code.matchAll(/(?<![\w$>])\\?((?:\w+\\)*[A-Z]\w*)\s*::\s*class\b/g)) {
    const before = code.slice(Math.max(0, match.index - 120), match.index);
    // A mapping says what it leads to, and reads nothing yet.
    if (
      /\b(?:targetEntity|repositoryClass|class|readonly)\s*:\s*$|\b(?:ManyToOne|OneToOne|OneToMany|ManyToMany|Embedded)\s*\(\s*$/.test(
        before,
      )
    )
      continue;
    use(match[1] as string, match.index);
  }
  for (const match of code.matchAll(/\bnew\s+\\?((?:\w+\\)*[A-Z]\w*)/g)) {
    const name = aliases.get(match[1] as string) ?? lastOf(match[1] as string);
    if (!foreign.test(name)) list.use(name, match.index, 'insert');
  }
  if (!declares) {
    for (const match of code.matchAll(
      /(?<![\w\\$>:])\??\\?((?:\w+\\)*[A-Z]\w*)(?:\s*\|\s*null)?\s{1,20}&?(?:\.\.\.)?\$\w+/g,
    ))
      use(match[1] as string, match.index);
    for (const match of code.matchAll(/\)\s*:\s*\??\\?((?:\w+\\)*[A-Z]\w*)/g)) use(match[1] as string, match.index);
  }
  for (const [at, said] of strings) {
    // `SELECT o FROM App\Entity\Order o`, `'AppBundle:Order'`
    if (/^[\w\\]*:\w+$|^(?:\w+\\)+\w+$/.test(said)) use(said.replace(/^.*:/, ''), at);
    else if (/\b(?:from|join|update|delete)\s+[\w\\:]*[A-Z]/i.test(said))
      for (const entity of said.matchAll(/\b(?:from|join|update|delete(?:\s+from)?)\s+((?:\w+[\\:])*[A-Z]\w*)/gi))
        use((entity[1] as string).replace(/^.*:/, ''), at);
  }
  return list.calls;
}

const foreign =
  /(?:Exception|Interface|Repository|Controller|Type|Request|Response|Service|Factory|Manager|Handler|Event|Subscriber|Listener|Command|Collection|Builder|Provider|Voter|Normalizer|Extension|Bundle|Logger|Client|Dto|DTO|Test|Kernel|Trait)$|^(?:DateTime\w*|Uuid|Ulid|Closure|Generator|Route|Assert|Query|Paginator|stdClass)$/;
