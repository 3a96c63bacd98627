/** What holds for specifications and what they are made of. */
import type { ValidationHandler } from '../../runtime/handlers.ts';
import { listOf, textOf, type Values } from '../changes/change.ts';
import { rule, touches } from './rule.ts';

/** The first that is there twice. */
const twice = (all: readonly string[]): string | undefined =>
  all.find((each, index) => all.indexOf(each) !== index);

export const requirementsValidations: Readonly<Record<string, ValidationHandler>> = {
  text_quality: rule('original_text', 'no_text', (looked) => {
    if (!touches(looked, 'original_text')) return undefined;
    const solid = textOf(looked.get('original_text')).replace(/\s/g, '');
    const letters = solid.match(/\p{L}/gu)?.length ?? 0;
    return letters * 2 >= solid.length ? undefined : 'must be words: less than half of it is letters';
  }),

  valid_domain: rule('domain', 'invalid', ({ get }) =>
    get('domain') === 'data' && listOf(get('entities')).length === 0
      ? 'cannot be data without entities'
      : undefined,
  ),

  feature_coherence: rule('features', 'duplicate', ({ get }) => {
    const found = twice(listOf<string>(get('features')));
    return found === undefined ? undefined : `must not name ${found} twice`;
  }),

  language_consistency: rule('language', 'inconsistent', ({ get }) =>
    get('language') !== null && !['code_example', 'mixed'].includes(textOf(get('input_type')))
      ? 'is only for code examples and mixed texts'
      : undefined,
  ),

  entity_name_valid: rule('name', 'invalid', ({ get }) =>
    /^\p{Lu}[\p{L}\p{N}]*$/u.test(textOf(get('name'))) ? undefined : 'must be in PascalCase',
  ),

  properties_consistent: rule('properties', 'inconsistent', ({ get }) => {
    const names = listOf<Values>(get('properties')).map((each) => textOf(each['name']));
    if (names.includes('')) return 'must each have a name';
    const found = twice(names);
    return found === undefined ? undefined : `must not name ${found} twice`;
  }),

  dependencies_valid: rule('dependencies', 'circular', ({ get }) =>
    listOf(get('dependencies')).includes(get('feature_name')) ? 'cannot hold the feature itself' : undefined,
  ),

  domain_mapping_valid: rule('alternative_domains', 'inconsistent', ({ get }) =>
    listOf(get('alternative_domains')).includes(get('domain_name'))
      ? 'cannot hold the domain itself'
      : undefined,
  ),

  template_recommendations_consistent: rule('template_recommendations', 'incomplete', ({ get }) =>
    listOf<Values>(get('template_recommendations')).every((each) => textOf(each['strategy']) !== '')
      ? undefined
      : 'must each name a strategy',
  ),
};
