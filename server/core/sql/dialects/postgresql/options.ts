import type { Options, Settings } from '../../../schema/change.ts';
import type { DefElem, Node } from './ast.ts';
import { strings } from './ast.ts';
import { given } from './given.ts';

/** The options of WITH (…), by name. */
export const optionsOf = (nodes: readonly Node[] | undefined): Options =>
  Object.fromEntries(
    (nodes ?? []).flatMap(({ DefElem: option }) => (option ? [[option.defname ?? '', value(option)]] : [])),
  );

/** SET (…), or RESET (…). */
export function settingsOf(def: Node | undefined, reset: boolean): Settings {
  const options = optionsOf(def?.List?.items);
  return reset ? Object.fromEntries(Object.keys(options).map((name) => [name, null])) : options;
}

/** What stands after the columns of an index, or of a constraint that has one. */
export const indexParameters = (options: readonly Node[] | undefined, tablespace: string | undefined) => ({
  ...(options && options.length > 0 ? { storage: optionsOf(options) } : {}),
  ...given({ tablespace: tablespace === '' ? undefined : tablespace }),
});

/** The value of an option of any kind; one without a value is true. */
export function value({ arg }: DefElem): string {
  if (!arg) return 'true';
  if (arg.TypeName) return strings(arg.TypeName.names).join('.');
  const plain = arg.String?.sval ?? arg.Integer?.ival ?? arg.Float?.fval ?? arg.Boolean?.boolval;
  return plain === undefined ? (arg.Integer ? '0' : arg.Boolean ? 'false' : '') : String(plain);
}
