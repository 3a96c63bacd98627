/** Verifiers: what has to hold for elements, said in their definition, evaluated over a document. */
import type { Span } from '../../base/span.ts';
import type { Names } from '../names/names.ts';
import { type BoundDocument, effectiveValue, type Node } from '../nodes/bind.ts';
import { fillText } from '../nodes/fill.ts';
import type { Verifier } from '../schema/schema.ts';
import type { Expression } from '../syntax/syntax.ts';
import { isFirm, type ValueEvent } from '../values/value-event.ts';
import { comparable, type Evaluation, evaluate, evaluationOf, isTrue } from './evaluate.ts';
import { type Rules, rulesAbout } from './rule-subject.ts';

/** An element for which a verifier does not hold. */
export interface Violation {
  readonly verifier: Verifier;
  readonly node: Node;
  readonly message: string;
}

/** The elements of a document for which verifiers of the definitions in use do not hold. */
export function violationsOf(
  { vocabulary }: BoundDocument,
  nodes: readonly Node[],
  names: Names,
): readonly Violation[] {
  const violations: Violation[] = [];
  // Runs for every element with every key, so that it makes nothing where all holds.
  for (const node of nodes) {
    const { schema } = node;
    if (!schema || schema.partial || schema.role === 'option') continue;
    const rules = rulesAbout(schema, vocabulary);
    if (rules.verifiers.length === 0 || lacksArgument(node)) continue;
    const evaluation = evaluationOf(node, names);
    const broken = brokenBy(evaluation, rules);
    if (broken.length === 0 || namesNothing(node, names)) continue;
    const wrong = new Set([...missingOptions(node), ...misfits(node)]);
    for (const verifier of broken) {
      if (wrong.size > 0 && [...verifier.where, ...verifier.expect].some(speaksOf(wrong))) continue;
      if (meetsNothing(verifier, evaluation)) continue;
      violations.push({ verifier, node, message: messageOf(verifier, evaluation) });
    }
  }
  return violations;
}

const none: readonly never[] = [];

/** The rules that an element breaks, in their order. */
function brokenBy(evaluation: Evaluation, { verifiers, always, triggered }: Rules): readonly Verifier[] {
  const { parent, children, values } = evaluation.element;
  // What stands at the top may have its values in fragments.
  if (!parent) return verifiers.filter((verifier) => !holds(verifier, evaluation));
  const broken = new Set<Verifier>();
  const ask = (rules: readonly Verifier[]) => {
    for (const rule of rules) if (!holds(rule, evaluation)) broken.add(rule);
  };
  ask(always);
  if (triggered.size > 0) {
    for (const { schema } of children)
      if (schema?.role === 'option') ask(triggered.get(schema.keyword) ?? none);
    for (const { parameter } of values) if (parameter) ask(triggered.get(parameter.name) ?? none);
  }
  return broken.size === 0 ? none : verifiers.filter((verifier) => broken.has(verifier));
}

/** Whether a rule asks something of what a name in a list leads to, and there is nothing: that is what is wrong. */
function meetsNothing(verifier: Verifier, { element, names }: Evaluation): boolean {
  let isMet = false;
  const onNothing = () => {
    isMet = true;
  };
  holds(verifier, evaluationOf(element, names, undefined, undefined, onNothing));
  return isMet;
}

/** The options that an element needs and does not have: a rule about them would say once more that they are missing. */
function missingOptions(node: Node): readonly string[] {
  const options = [...(node.schema?.children.values() ?? [])].filter(
    ({ role, required, keyword }) => role === 'option' && required && !effectiveValue(node, keyword),
  );
  return options.map(({ keyword }) => keyword);
}

/** The arguments and options with a value of another type than they should have: that is what is wrong with them. */
function misfits(node: Node): readonly string[] {
  const options = node.children.filter(
    ({ schema, events }) => schema?.role === 'option' && events.some(isMisfit),
  );
  const given = node.values.filter(({ expression: { span } }) =>
    node.events.some((event) => isMisfit(event) && isWithin(event.expression.span, span)),
  );
  return [
    ...options.flatMap(({ schema }) => schema?.keyword ?? []),
    ...given.flatMap(({ parameter }) => parameter?.name ?? []),
  ];
}

function isMisfit(event: ValueEvent): event is Extract<ValueEvent, { event: 'mismatch' }> {
  return event.event === 'mismatch';
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether an expression begins with one of the names somewhere. */
function speaksOf(names: ReadonlySet<string>): (expression: Expression) => boolean {
  const isAbout = (expression: Expression): boolean => {
    switch (expression.kind) {
      case 'name':
        return expression.args
          ? expression.args.some(({ value }) => isAbout(value))
          : names.has(expression.path[0]?.text ?? '');
      case 'list':
        return expression.items.some(({ value }) => isAbout(value));
      case 'operation':
        return expression.operands.some(isAbout);
      default:
        return false;
    }
  };
  return isAbout;
}

/** An element that names what there is not: that is what is wrong, and rules would say it once more. */
function namesNothing(node: Node, names: Names): boolean {
  const own = [node, ...node.children.filter(({ schema }) => schema?.role === 'option')];
  return own.some((each) =>
    each.events.some((event) => event.event === 'reference' && isFirm(event) && !names.knows(each, event)),
  );
}

/** An element without an argument that it needs is unfinished: what rules would say of it is not what is wrong. */
function lacksArgument({ schema, values }: Node): boolean {
  for (const parameter of schema?.parameters ?? [])
    if (parameter.required && !values.some((value) => value.parameter === parameter)) return true;
  return false;
}

function holds({ where, expect }: Verifier, evaluation: Evaluation): boolean {
  for (const condition of where) if (!isTrue(condition, evaluation)) return true;
  for (const condition of expect) if (!isTrue(condition, evaluation)) return false;
  return true;
}

/** What the verifier says, or its title as a sentence about what should hold. */
function messageOf({ message, title }: Verifier, evaluation: Evaluation): string {
  if (message === undefined) return `It should hold that ${title}.`;
  return fillText(message, (name) => messageValue(name, evaluation));
}

/** A value for a message: of an argument or option, or behind dots of what they lead to. */
function messageValue(name: string, evaluation: Evaluation): Expression | undefined {
  const span = evaluation.element.statement.span;
  const value = effectiveValue(evaluation.element, name);
  if (value) return value;
  const path = name.split('.').map((text) => ({ text, span }));
  const found = comparable(evaluate({ kind: 'name', path, span }, evaluation));
  return found === null || found === name ? undefined : { kind: 'literal', value: found, span };
}
