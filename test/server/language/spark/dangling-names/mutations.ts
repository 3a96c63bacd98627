/**
 * References that are made to lead nowhere, at random: of each document, some that stand in statements of their own are
 * replaced together, which is as good as one by one; whatever is not found then is tried again alone.
 */
import type { Random } from '../../../../../server/src/base/random.ts';
import { allNodes, type Node } from '../../../../../server/src/dsl/nodes/bind.ts';
import { createWorkspace, type SparkDocument } from '../../../../../server/src/language/spark/index.ts';
import { errorsIn, findingsAfter, type Model } from './models.ts';

/** A name that leads to what is declared elsewhere. */
interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The statement that it stands in. */
  readonly statement: Node;
}

export interface Mutation extends Reference {
  readonly document: SparkDocument;
  readonly found: boolean;
}

/** What other names hang on, so that they cannot be replaced along with those. */
const owners: ReadonlySet<string> = new Set(['dsl', 'domain', 'resource']);

/** What becomes of a random part of the references of a model. */
export function mutate(model: Model, random: Random): readonly Mutation[] {
  const workspace = createWorkspace(model.documents);
  return model.documents.flatMap((document) => {
    const all = random.shuffle(allNodes(workspace.bound(document).roots).flatMap(referencesOf));
    const own = onePerStatement(all.filter(({ kind }) => owners.has(kind)));
    const others = all.filter(({ kind }) => !owners.has(kind));
    const first = onePerStatement(others);
    const second = onePerStatement(others.filter((each) => !first.includes(each)));
    return [own, first, second].flatMap((batch) => tryAll(model, document, batch, random));
  });
}

function referencesOf(node: Node): readonly Reference[] {
  return node.events.flatMap((event) => {
    // What may also be a value needs nothing that it leads to: the attribute of a state, say, is added where there is none.
    if (event.event !== 'reference' || event.orValue) return [];
    const types = [event.type, ...(event.or ?? [])].map(({ to }) => to.replaceAll('_', ' '));
    const kind = event.inExpression ? `${types.join(' or ')} in an expression` : types.join(' or ');
    return [{ kind, name: event.name, ...event.span, statement: entityAround(node) }];
  });
}

function entityAround(node: Node): Node {
  let current = node;
  while (current.parent && current.schema?.role !== 'entity') current = current.parent;
  return current;
}

function onePerStatement(references: readonly Reference[]): readonly Reference[] {
  const taken = new Set<Node>();
  const first = references.filter(({ statement }) => !taken.has(statement) && taken.add(statement));
  return first.sort((a, b) => a.start - b.start);
}

function tryAll(
  model: Model,
  document: SparkDocument,
  references: readonly Reference[],
  random: Random,
): readonly Mutation[] {
  let text = '';
  let done = 0;
  const written = references.map(({ start, end }) => {
    const word = unknownWord(random);
    text += document.text.slice(done, start);
    const place = text.length;
    text += word;
    done = end;
    return { word, place };
  });
  text += document.text.slice(done);
  const whole = { start: 0, end: document.text.length };
  const starts = new Set(
    errorsIn(findingsAfter(model, document, whole, text)).map(({ span }) => `${span.start} ${span.end}`),
  );
  return references.map((reference, index) => {
    const { word = '', place = 0 } = written[index] ?? {};
    const found = starts.has(`${place} ${place + word.length}`) || isFound(model, document, reference, word);
    return { ...reference, document, found };
  });
}

/** Whether an error is on the word, and on nothing more, when it stands there alone. */
function isFound(model: Model, document: SparkDocument, { start, end }: Reference, word: string): boolean {
  return errorsIn(findingsAfter(model, document, { start, end }, word)).some(
    ({ span }) => span.start === start && span.end === start + word.length,
  );
}

/** Ten letters that are no name and near none. */
function unknownWord(random: Random): string {
  return `q${Array.from({ length: 9 }, () => random.pick([...'jkqvwxz'])).join('')}`;
}
