/** What the names in a rule of a definition are looked up in. */
import { elementName, type Node, rootOf } from '../nodes/bind.ts';
import type { StatementSchema } from '../schema/schema.ts';
import { metaLanguage } from '../schema/vocabulary.ts';
import { namesIn } from '../syntax/syntax.ts';
import { type StaticWorld, subjectSchemas, worldOf } from './static-member.ts';

export interface RuleScope {
  readonly world: StaticWorld;
  /** What the rule is about; nothing when no definition has such elements. */
  readonly subjects: readonly StatementSchema[];
}

/** Whether a node is a `transform` or `verify`. */
export function isRule({ schema }: Node): boolean {
  return schema?.definition === metaLanguage && schema.kinds.includes('rule');
}

/** The scope of a `transform` or `verify`; with `others`, what definitions add that it knows nothing of is in it, too. */
export function ruleScope(rule: Node, others = true): RuleScope {
  const definition = elementName(rootOf(rule)) ?? '';
  const world = worldOf(definition, rule.document.vocabulary.available, others);
  return { world, subjects: subjectSchemas({ each: namesIn(rule.statement, 'each'), definition }, world) };
}
