/** A verb in a hover: who does it, to what, and what it changes. */
import type { Span } from '../../base/span.ts';
import type { StatementText } from '../../model/requirements.ts';
import { verbAt } from '../../requirements/index.ts';
import type { Analysis } from './analysis.ts';
import { code, list, plain } from './markdown.ts';

/** The lines about the verb at an offset; undefined where there is none that something is known of. */
export function verbLinesAt(
  { specification }: Analysis,
  statement: StatementText,
  offset: number,
): { lines: readonly string[]; span: Span } | undefined {
  const verb = verbAt(statement, offset - statement.span.start);
  if (!verb) return undefined;
  const doers = specification.actors.flatMap(({ name, permissions }) =>
    permissions
      .filter(({ action }) => action.verb === verb.name)
      .map(({ action, allowed }) => {
        const who = name.replaceAll('_', ' ');
        return plain(
          `${who} ${allowed ? 'may' : 'must not'} ${verb.name}${action.object ? ` ${action.object}` : ''}`,
        );
      }),
  );
  const said = specification.statements.filter(({ actions }) =>
    actions.some((action) => action.verb === verb.name),
  );
  // Where it is permitted, or changes a state, it may stand in a condition, which is no action of its statement.
  const others = new Set([
    ...specification.actors.flatMap(({ permissions }) =>
      permissions.flatMap(({ action, sources: from }) => (action.verb === verb.name ? from : [])),
    ),
    ...specification.stateChanges.flatMap(({ action, sources: from }) => (action === verb.name ? from : [])),
  ]);
  const objects = said.flatMap(({ actions }) =>
    actions.filter((action) => action.verb === verb.name && action.object).map(({ object }) => plain(object)),
  );
  const changes = specification.stateChanges
    .filter(({ action }) => action === verb.name)
    .map(({ entity, from, to }) => `${code(entity)} ${plain(`${from ? `${from} ` : ''}→ ${to}`)}`);
  const sources = specification.statements
    .filter((one) => said.includes(one) || others.has(one.id))
    .map(({ id }) => id);
  if (said.length === 0 && doers.length === 0 && changes.length === 0) return undefined;
  const { start } = statement.span;
  return {
    span: { start: start + verb.span.start, end: start + verb.span.end },
    lines: [
      `action ${code(verb.name)}`,
      ...(objects.length > 0 ? [list('Done to', [...new Set(objects)])] : []),
      ...(doers.length > 0 ? [list('Who', [...new Set(doers)])] : []),
      ...(changes.length > 0 ? [list('Changes', [...new Set(changes)])] : []),
      list('Read from', sources.map(plain)),
    ],
  };
}
