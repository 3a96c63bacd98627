/** A value to begin with that fits where it will stand: names that are declared, and functions that are in use. */

import type { Names } from '../../../dsl/names/names.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import type { OptionType, ReferenceType } from '../../../dsl/schema/schema.ts';
import type { Vocabulary } from '../../../dsl/schema/vocabulary.ts';
import { exampleOf, type KnownName } from '../../../dsl/values/example.ts';
import { referenceTo } from '../../../dsl/values/value-event.ts';
import { quoteName, quotePath } from '../reading/escape.ts';

export interface FittingValue {
  readonly text: string;
  /** Whether another name would do as well, so that it is for a person to say. */
  readonly isChoice: boolean;
}

/** A value of the type for a statement. */
export function fittingValue(type: OptionType, node: Node, names: Names): FittingValue {
  let isChoice = false;
  const text = exampleOf(type, (wanted) => {
    if (wanted.kind === 'call') return knownFunction(wanted.of, node.document.vocabulary);
    const found = namesFor(wanted, node, names);
    isChoice ||= found.length > 1;
    const [first] = found;
    return first === undefined ? undefined : spelled(first, wanted);
  });
  return { text, isChoice };
}

/** What is known at the top of a document: what is declared for all. */
export function knownAtTop(names: Names, vocabulary: Vocabulary): KnownName {
  return (type) => {
    if (type.kind === 'call') return knownFunction(type.of, vocabulary);
    if (type.of !== undefined || type.around) return undefined;
    const [first] = names.global(type.to);
    return first && spelled(first.name, type);
  };
}

/** The names that a reference could give, those of elements around it left out. */
function namesFor(type: ReferenceType, node: Node, names: Names): readonly string[] {
  const span = { start: node.statement.span.start, end: node.statement.span.start };
  const found = names.candidates(node, referenceTo(type, { text: '', span })) ?? [];
  const around = new Set<Node>();
  for (let at: Node | undefined = node; at; at = at.parent) around.add(at);
  const others = found.filter((each) => type.around || !around.has(each.node));
  return [...new Set(others.map(({ name }) => name))];
}

function spelled(name: string, { through }: ReferenceType): string {
  return through === undefined ? quotePath(name) : quoteName(name);
}

/** A function that can be called without arguments; of types, the plainest. */
function knownFunction(kind: string, { functions }: Vocabulary): string | undefined {
  const all = [...(functions.get(kind)?.values() ?? [])].filter(({ parameters, options }) =>
    [...parameters, ...options.values()].every(({ required }) => !required),
  );
  const found = all.find(({ name }) => name === 'string') ?? all.find(({ deprecated }) => !deprecated);
  return found && quotePath(found.name);
}
