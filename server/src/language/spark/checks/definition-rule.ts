/** A transformer or verifier about elements that no definition has, with a condition that asks what cannot be asked, or that does what cannot be done. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { elementName, type Node, rootOf } from '../../../dsl/nodes/bind.ts';
import { callsIn, conditionKind } from '../../../dsl/rules/condition-names.ts';
import { conditionFunctions } from '../../../dsl/rules/evaluate-function.ts';
import { wrongPattern } from '../../../dsl/rules/sound-rule.ts';
import { innerSchemas } from '../../../dsl/schema/inner-schemas.ts';
import { type FunctionSchema, metaLanguage, type StatementSchema } from '../../../dsl/schema/schema.ts';
import { createVocabulary, type Schemas } from '../../../dsl/schema/vocabulary.ts';
import { dotted, isPlain, type NameExpression, nameText } from '../../../dsl/syntax/syntax.ts';
import { matchArguments } from '../../../dsl/values/call-value.ts';
import { insertStatement } from '../actions/insert-statement.ts';
import { quoteName } from '../reading/escape.ts';
import { type SparkCheck, suggest } from './check.ts';
import { wrongRuleValues } from './rule-values.ts';
import { wrongInRules } from './rules-of.ts';

const definitionRule = defineDiagnostic<{ readonly problem: string; readonly hint: string }>({
  code: 'spark/definition-rule',
  severity: 'error',
  docs: {
    reason: 'The rule would never apply, or do nothing, and nobody would notice.',
    bad: 'dsl page {\n  entity link { arg to: string }\n  verify "links lead somewhere" { each lnik  expect length(to) > 0 }\n}',
    good: 'dsl page {\n  entity link { arg to: string }\n  verify "links lead somewhere" { each link  expect length(to) > 0 }\n}',
  },
  message: ({ problem, hint }) => `${problem}${hint}`,
});

export const definitionRuleCheck: SparkCheck = {
  kind: definitionRule,
  run: (context) => {
    const { nodes, bound, document } = context;
    const inRules = nodes.filter(
      ({ schema, parent }) => schema?.definition === metaLanguage && parent?.schema?.kinds.includes('rule'),
    );
    return [
      ...nodes.flatMap((node) => withoutEffect(node, document.text)),
      ...inRules.flatMap((node) =>
        node.schema?.keyword === 'each'
          ? unknownKeyword(node, bound.vocabulary.available)
          : [...singleEquals(node), ...inCalls(node)],
      ),
      ...wrongInRules(context, ({ node, ...about }) =>
        wrongRuleValues(node, about).map(({ span, problem }) =>
          definitionRule.at(span, { problem, hint: '' }),
        ),
      ),
    ];
  },
};

/** What makes a rule, or a way to mend what it finds, do anything. */
const effects: ReadonlyMap<string, Effect> = new Map([
  [
    'transform',
    { of: ['add'], problem: 'It brings nothing along: `add { … }` says what.', begin: ['add', '{}'] },
  ],
  [
    'verify',
    {
      of: ['expect'],
      problem: 'It always holds: `expect` says what has to be true.',
      begin: ['expect', 'true'],
    },
  ],
  [
    'fix',
    {
      of: ['set', 'add', 'remove'],
      problem: 'It changes nothing: `set`, `add` or `remove` says what.',
      begin: ['add', '{}'],
    },
  ],
]);

interface Effect {
  /** The keywords of which one has to be there. */
  readonly of: readonly string[];
  readonly problem: string;
  /** A keyword and a value to begin with. */
  readonly begin: readonly string[];
}

function withoutEffect({ schema, statement, children }: Node, text: string): readonly Diagnostic[] {
  const { keyword } = statement;
  const effect = schema?.definition === metaLanguage ? effects.get(keyword.text) : undefined;
  if (!effect || children.some((child) => effect.of.includes(child.statement.keyword.text))) return [];
  const { problem, begin } = effect;
  const edits = insertStatement(statement, [begin.join(' ')], text);
  const fixes = [{ title: `Insert \`${begin[0]}\``, edits }];
  return [definitionRule.at(keyword.span, { problem, hint: '' }, { fixes })];
}

/** The keywords of elements and sections: rules are about no options. */
const keywordsOfDocuments = new WeakMap<StatementSchema, ReadonlySet<string>>();

function keywordsOf(document: StatementSchema): ReadonlySet<string> {
  const known = keywordsOfDocuments.get(document);
  if (known) return known;
  const keywords = new Set(
    [...innerSchemas(document)].flatMap(({ schema }) => (schema.role === 'option' ? [] : [schema.keyword])),
  );
  keywordsOfDocuments.set(document, keywords);
  return keywords;
}

function unknownKeyword(node: Node, available: Schemas): readonly Diagnostic[] {
  const named = node.values[0]?.expression;
  const all = named?.kind === 'list' ? named.items.map((item) => item.value) : named ? [named] : [];
  const own = keywordsOf(createVocabulary([elementName(rootOf(node)) ?? ''], available).document);
  return all.flatMap((each) => {
    const keyword = nameText(each);
    if (keyword === undefined || own.has(keyword)) return [];
    // To put all definitions together takes longer, and is seldom needed.
    const keywords = keywordsOf(createVocabulary([...available.keys()], available).document);
    if (keywords.has(keyword)) return [];
    const { hint, fixes } = suggest(keyword, each.span, keywords);
    const problem = `No definition has an element \`${keyword}\`.`;
    return [definitionRule.at(each.span, { problem, hint }, { fixes })];
  });
}

/** `expect price = 3`, which asks only about `price`. */
function singleEquals({ schema, statement: { args, assigned } }: Node): readonly Diagnostic[] {
  const [compared] = args;
  if (!compared || !assigned || (schema?.keyword !== 'where' && schema?.keyword !== 'expect')) return [];
  const span = { start: compared.span.end, end: assigned.span.start };
  const problem = 'One equals sign gives a value; two compare.';
  const fixes = [{ title: 'Compare with `==`', edits: [{ span, newText: ' == ' }], preferred: true }];
  return [definitionRule.at(span, { problem, hint: '' }, { fixes })];
}

function inCalls({ schema, values: [value], document: { vocabulary } }: Node): readonly Diagnostic[] {
  if (!value || (schema?.keyword !== 'where' && schema?.keyword !== 'expect')) return [];
  return callsIn(value.expression).flatMap((call) => {
    const name = dotted(call);
    const first = call.path[0];
    if (!first) return [];
    if (conditionFunctions.has(name)) {
      const known = vocabulary.functions.get(conditionKind)?.get(name);
      return [...(known ? wrongArguments(call, known) : []), ...noPattern(call)];
    }
    const { hint, fixes } = suggest(name, first.span, conditionFunctions.keys());
    return [
      definitionRule.at(first.span, { problem: `Conditions have no function \`${name}\`.`, hint }, { fixes }),
    ];
  });
}

/** Arguments that a function of conditions does not take, and those that it cannot do without. */
function wrongArguments(call: NameExpression, schema: FunctionSchema): readonly Diagnostic[] {
  const matched = matchArguments(call, schema);
  const missing = schema.parameters.filter(
    (each) => each.required && !matched.some(({ parameter }) => parameter === each),
  );
  return [
    ...matched
      .filter(({ parameter }) => parameter === undefined)
      .map(({ argument }) =>
        definitionRule.at(argument.span, { problem: `\`${schema.name}\` does not take this.`, hint: '' }),
      ),
    ...matched
      .filter(
        ({ argument: { value }, parameter }) =>
          parameter?.type.kind === 'atom' && nameText(value) !== undefined && !isPlain(value),
      )
      .map(({ argument: { span, value } }) => {
        const name = quoteName(nameText(value) ?? '');
        const fixes = [{ title: `Change to \`${name}\``, edits: [{ span, newText: name }], preferred: true }];
        return definitionRule.at(span, { problem: 'Expected a name without quotes.', hint: '' }, { fixes });
      }),
    ...missing.map(({ name }) =>
      definitionRule.at(call.span, { problem: `\`${schema.name}\` needs \`${name}\`.`, hint: '' }),
    ),
  ];
}

/** A pattern that is none matches nothing. */
function noPattern(call: NameExpression): readonly Diagnostic[] {
  const pattern = wrongPattern(call);
  return pattern
    ? [definitionRule.at(pattern.span, { problem: 'This is no regular expression.', hint: '' })]
    : [];
}
