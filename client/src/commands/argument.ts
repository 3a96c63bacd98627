/**
 * What a command was called on. Menus give URIs, trees give nodes, lenses and keybindings whatever they were told, and
 * any extension may call with anything: so arguments are read, not believed.
 */

export interface Argument {
  /** URI of a document, as text. */
  readonly uri?: string;
  /** Id of a candidate. */
  readonly candidate?: string;
  /** Id of an evolution run. */
  readonly run?: string;
  /** Id of a packaged example. */
  readonly example?: string;
  /** Id of a run of a workflow. */
  readonly workflow?: string;
  /** Name of a reactor in the document. */
  readonly reactor?: string;
}

/** What an object may have that is a URI, a tree node, or the subject of one. */
interface Fields {
  readonly scheme?: unknown;
  readonly path?: unknown;
  readonly subject?: unknown;
  readonly kind?: unknown;
  readonly id?: unknown;
  readonly uri?: unknown;
  readonly reactor?: unknown;
}

/** What can be understood of an argument; empty when that is nothing. */
export function readArgument(argument: unknown): Argument {
  if (typeof argument === 'string') return uriArgument(argument);
  const fields = fieldsOf(argument);
  if (fields === undefined) return {};
  if (typeof fields.scheme === 'string' && typeof fields.path === 'string')
    return uriArgument(String(argument));
  const { kind, id, uri, reactor } = fieldsOf(fields.subject) ?? fields;
  const document = { ...uriArgument(uri), ...(typeof reactor === 'string' ? { reactor } : {}) };
  if (typeof id !== 'string') return document;
  if (kind === 'candidate') return { ...document, candidate: id };
  if (kind === 'example') return { example: id };
  if (kind === 'workflow') return { workflow: id };
  return kind === 'run' ? { ...document, run: id } : document;
}

function uriArgument(value: unknown): Argument {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]+:/i.test(value) ? { uri: value } : {};
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}
