import type { ScriptMigration } from '../project/scripts.ts';
import { type Finding, plainFinding } from './finding.ts';

/**
 * Python migrations that run code on the application's models as they are today. `import app.models` alone is left out:
 * Django writes it by itself for defaults and managers.
 */
export function liveModels(scripts: readonly ScriptMigration[]): Finding[] {
  return scripts.flatMap(({ path, text }): Finding[] => {
    // Without code that runs, an import only names types.
    const django = /\bRunPython\b/.test(text);
    if (!django && !/\bfrom\s+alembic\s+import\b/.test(text)) return [];
    return [...text.matchAll(imports)].flatMap((match): Finding[] => {
      const [line, module = '', what = ''] = match;
      const models = /(^|\.)models(\.\w+)*$/.test(module);
      const wanted = what
        .replace(/[()\\]/g, ' ')
        .replace(/#.*/g, '')
        .split(',')
        .map((each) => each.trim().split(/\s+/)[0] ?? '');
      const named = models
        ? wanted.filter((each) => /^[A-Z]\w*[a-z]\w*$/.test(each))
        : wanted.filter((each) => each === 'models');
      if (named.length === 0 || /^(django\.db|django\.contrib\.gis\.db|sqlalchemy)\b/.test(module)) return [];
      const start = match.index + (line.length - line.trimStart().length);
      const shown = models ? named.join(', ') : `${module}${module.endsWith('.') ? '' : '.'}models`;
      const message = `This migration uses ${shown} as the code has it when it runs, not as the schema is at this point`;
      const advice = django
        ? `Take the model of this point in history: \`apps.get_model('app', '${models ? named[0] : 'Model'}')\`.`
        : 'Say in the migration which table and columns it needs: `sa.table(…)`, or SQL.';
      const span = { start, end: match.index + line.trimEnd().length };
      return [{ ...plainFinding('live-models', path, span, message, advice), object: path.split('/').at(-1) ?? path }];
    });
  });
}

/** `from app.models import User, Team`, over several lines in brackets, also inside a function. */
const imports = /^[^\S\n]*from\s+(\.{0,3}[\w.]*)\s+import\s+(\([^)]*\)|[^\n]+)/gm;
