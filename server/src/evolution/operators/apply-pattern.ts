/** Gives a model what experience adds to the letter of the statements: the forms of standards, and natural keys. */
import { contact } from '../../synthesis/patterns/contact.ts';
import { money } from '../../synthesis/patterns/money.ts';
import { naturalKey } from '../../synthesis/patterns/natural-key.ts';
import type { Pattern } from '../../synthesis/patterns/pattern.ts';
import { cite } from '../../synthesis/strategy.ts';
import { choose, type Operator } from '../operator.ts';

/** Patterns that leave a model alone in which they are applied already. */
const patterns: readonly Pattern[] = [contact, money, naturalKey];

export const applyPattern: Operator = {
  name: 'apply_pattern',
  summary: 'Applies a pattern for contacts, amounts of money or natural keys wherever it occurs.',
  apply(model, { random, specification }) {
    if (specification === undefined) return undefined;
    const found = patterns.flatMap((pattern) => {
      const application = pattern.apply(model, specification);
      return application === undefined || application.model === model ? [] : [{ pattern, application }];
    });
    const chosen = choose(random, found);
    if (chosen === undefined) return undefined;
    const { model: changed, note, sources } = chosen.application;
    return {
      model: changed,
      description: `Apply the pattern ${chosen.pattern.name}: ${note}${cite(sources)}`,
    };
  },
};
