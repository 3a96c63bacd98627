/** What a definition says of its own arguments and options, and what does not hold of them. */
import { type Diagnostic, defineDiagnostic, type Fix } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Node } from '../../../dsl/nodes/bind.ts';
import { metaLanguage } from '../../../dsl/schema/schema.ts';
import type { SparkCheck } from './check.ts';
import { contradictingFlags, contradictingMembers, emptyText, withoutType } from './contradicting-members.ts';
import { impossibleTypes } from './impossible-type.ts';
import { wrongDefault, wrongFixed } from './wrong-default.ts';

const definitionMember = defineDiagnostic<{ readonly problem: string }>({
  code: 'spark/definition-member',
  severity: 'error',
  docs: {
    reason: 'A definition that contradicts itself makes every document wrong that relies on it.',
    bad: 'dsl page {\n  entity link {\n    arg title: string = ""\n    arg to: string\n  }\n}',
    good: 'dsl page {\n  entity link {\n    arg to: string\n    arg title: string = ""\n  }\n}',
  },
  message: ({ problem }) => problem,
});

/** Something that cannot be meant, and where it stands. */
export interface Contradiction {
  readonly span: Span;
  readonly problem: string;
  readonly fixes?: readonly Fix[];
}

export const definitionMemberCheck: SparkCheck = {
  kind: definitionMember,
  run: ({ nodes, document: { text } }) =>
    nodes
      .filter(({ schema }) => schema?.definition === metaLanguage)
      .flatMap((node) => [
        ...impossibleTypes(node),
        ...emptyText(node),
        ...withoutType(node),
        ...(isMember(node)
          ? [...wrongDefault(node), ...contradictingFlags(node, text)]
          : [...contradictingMembers(node), ...wrongFixed(node)]),
      ])
      .map(({ span, problem, fixes = [] }): Diagnostic => definitionMember.at(span, { problem }, { fixes })),
};

function isMember({ schema }: Node): boolean {
  return schema?.keyword === 'arg' || (schema?.keyword === 'option' && schema.role === 'entity');
}
