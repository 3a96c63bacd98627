/** A transformer or verifier about elements that no definition has, or with a condition that calls what there is not. */
import { type Diagnostic, defineDiagnostic } from '../../../base/diagnostic.ts';
import { elementName, type Node, rootOf } from '../../../dsl/bind.ts';
import { callsIn } from '../../../dsl/condition-names.ts';
import { conditionFunctions } from '../../../dsl/evaluate-function.ts';
import { innerSchemas } from '../../../dsl/inner-schemas.ts';
import type { StatementSchema } from '../../../dsl/schema.ts';
import { dotted, nameText } from '../../../dsl/syntax.ts';
import { createVocabulary, type Schemas } from '../../../dsl/vocabulary.ts';
import { type SparkCheck, suggest } from './check.ts';

const definitionRule = defineDiagnostic<{ readonly problem: string; readonly hint: string }>({
  code: 'spark/definition-rule',
  severity: 'error',
  docs: {
    reason: 'The rule would never apply, and nobody would notice.',
    bad: 'dsl page {\n  entity link { arg to: string }\n  verify "links lead somewhere" { each lnik  expect length(to) > 0 }\n}',
    good: 'dsl page {\n  entity link { arg to: string }\n  verify "links lead somewhere" { each link  expect length(to) > 0 }\n}',
  },
  message: ({ problem, hint }) => `${problem}${hint}`,
});

export const definitionRuleCheck: SparkCheck = {
  kind: definitionRule,
  run: ({ nodes, bound }) => {
    const inRules = nodes.filter(
      ({ schema, parent }) => schema?.definition === 'dsl' && parent?.schema?.kinds.includes('rule'),
    );
    return inRules.flatMap((node) =>
      node.schema?.keyword === 'each'
        ? unknownKeyword(node, bound.vocabulary.available)
        : unknownFunctions(node),
    );
  },
};

const keywordsOfDocuments = new WeakMap<StatementSchema, ReadonlySet<string>>();

function keywordsOf(document: StatementSchema): ReadonlySet<string> {
  const known = keywordsOfDocuments.get(document);
  if (known) return known;
  const keywords = new Set([...innerSchemas(document)].map(({ schema }) => schema.keyword));
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

function unknownFunctions({ schema, values: [value] }: Node): readonly Diagnostic[] {
  if (!value || (schema?.keyword !== 'where' && schema?.keyword !== 'expect')) return [];
  return callsIn(value.expression).flatMap((call) => {
    const name = dotted(call);
    const first = call.path[0];
    if (conditionFunctions.has(name) || !first) return [];
    const { hint, fixes } = suggest(name, first.span, conditionFunctions.keys());
    return [
      definitionRule.at(first.span, { problem: `Conditions have no function \`${name}\`.`, hint }, { fixes }),
    ];
  });
}
