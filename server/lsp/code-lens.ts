import type { CodeLens, CodeLensParams } from 'vscode-languageserver';
import { count, explainFile } from '../core/index.ts';
import type { UsesParams } from '../protocol.ts';
import { linesOf } from './convert.ts';
import type { Workspace } from './workspace.ts';

/** Kinds that take a name away, or what stands under it: who uses it is the first thing to know. */
const takesAway = new Set([
  'drop-column',
  'rename-column',
  'redefine-column',
  'set-column-type',
  'drop-table',
  'rename-table',
  'set-table-schema',
]);

/** Above what a migration of the release drops, renames or retypes: who uses it, version by version. */
export async function codeLenses(workspace: Workspace, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const at = await workspace.locate(textDocument.uri);
  if (!at?.open.settings.enable || !at.open.settings.codeLens.enabled) return [];
  const { state } = await workspace.check(at.open);
  const lines = linesOf(state, at.path);
  if (!lines) return [];
  return explainFile(state, at.path).flatMap((explained): CodeLens[] => {
    if (explained.released || !takesAway.has(explained.kind) || explained.object === null) return [];
    const { object } = explained;
    return explained.uses.map(({ server, answer }): CodeLens => {
      const { evidence, verdict } = answer;
      const range = lines.range(explained.span);
      const places = evidence.map(({ file, line, ref, how, text }) => ({
        project: at.open.uri,
        file,
        line,
        ...(ref === undefined ? {} : { ref }),
        label: `${how}: ${text}`,
      }));
      const found =
        verdict === 'used'
          ? count(evidence.length, 'use')
          : verdict === 'unused'
            ? 'not used'
            : evidence.length > 0
              ? `perhaps used, ${count(evidence.length, 'place')} to look at`
              : 'perhaps used';
      const uses: UsesParams = { uri: textDocument.uri, position: range.start, object, places };
      const title = `${server}: ${found}`;
      // Without a place to show it only informs.
      return {
        range,
        command: places.length > 0 ? { title, command: 'bellows.showUses', arguments: [uses] } : { title, command: '' },
      };
    });
  });
}
