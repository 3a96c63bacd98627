/** `template`: a text with its arguments put in. */

import type { Leaf } from '../plan/planned.ts';
import type { Planner } from '../plan/planner.ts';
import { follow } from '../plan/source.ts';
import type { Definition } from './registry.ts';

/**
 * The small and safe part of EEx: `<%= @name %>` is the argument, `<%= @order.lines %>` what is inside it, `<%% … %>` stands for
 * `<% … %>`, `<%# … %>` for nothing. Text stays as it is, nil is nothing, maps and lists become JSON. Anything else is refused.
 */
export function planTemplate(definition: Definition<'template'>, planner: Planner): Leaf {
  const names = new Set(definition.arguments.map(({ name }) => name));
  const parts: (string | readonly string[])[] = [];
  let rest = definition.template;
  for (let at = rest.indexOf('<%'); at >= 0; at = rest.indexOf('<%')) {
    parts.push(rest.slice(0, at));
    const [mark, path] = /^<%(?:=\s*@([\w.]+)\s*%>|#[\s\S]*?%>|%)/.exec(rest.slice(at)) ?? [];
    if (mark === undefined) {
      planner.problem(
        'bad_template',
        `The template of step \`${planner.step}\` has \`${rest.slice(at, at + 20)}\`; only \`<%= @name %>\` can be filled in.`,
      );
      break;
    }
    if (path) {
      const keys = path.split('.');
      if (!names.has(keys[0] ?? ''))
        planner.problem(
          'bad_template',
          `The template of step \`${planner.step}\` has @${path}, but there is no argument \`${keys[0]}\`.`,
        );
      parts.push(keys);
    } else if (mark === '<%%') parts.push('<%');
    rest = rest.slice(at + mark.length);
  }
  parts.push(rest);
  return {
    kind: 'leaf',
    noted: false,
    run: (args) => ({
      value: parts.map((part) => (typeof part === 'string' ? part : text(follow(args, part)))).join(''),
    }),
  };
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
