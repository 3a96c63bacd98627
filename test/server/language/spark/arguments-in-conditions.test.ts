/** Names that belong to elements around an expression, or to none that is known, in places where fields of others are meant. */
import assert from 'node:assert/strict';
import { checkSpark } from '../../../../server/src/language/spark/index.ts';

function findings(text: string): readonly string[] {
  return checkSpark({ uri: 'file:///test.spark', text })
    .filter(({ severity }) => severity === 'error')
    .map(({ code, span }) => `${code} "${text.slice(span.start, span.end)}"`);
}

const work = (filter: string) => `use ash.resource
resource Work {
  attributes { uuid_primary_key id }
  relationships { has_many reviews: Review }
  actions {
    read rated {
      argument stars: integer
      filter ${filter}
    }
  }
}
resource Review {
  attributes { uuid_primary_key id  attribute stars: integer }
  relationships { belongs_to work: Work }
}`;

it('finds the arguments of an action in conditions over related records', () => {
  assert.deepEqual(findings(work('exists(reviews, stars >= ^arg(stars))')), []);
  assert.deepEqual(findings(work('count(reviews, query: [filter: stars > ^arg(stars)]) > 1')), []);
  assert.deepEqual(findings(work('exists(reviews, stars >= ^arg(star))')), [
    'spark/dangling-reference "star"',
  ]);
});

it('looks up what ^ref names in the related records', () => {
  assert.deepEqual(findings(work('exists(reviews, ^ref(stars) > 1)')), []);
  assert.deepEqual(findings(work('exists(reviews, ^ref(reviews) > 1)')), [
    'spark/dangling-reference "reviews"',
  ]);
});

it('holds no attribute against a change whose resource is known only when it runs', () => {
  const step = (change: string) => `use ash.reactor
reactor Publish {
  input post
  change published: ${change} { initial input(post) }
}`;
  assert.deepEqual(findings(step('set_attribute(state, "published")')), []);
});

it('takes embedded resources for types', () => {
  const text = (type: string) => `use ash.resource
resource Address {
  data_layer embedded
  attributes { attribute city: string }
}
resource Person {
  attributes { uuid_primary_key id  attribute address: custom(${type}) }
}`;
  assert.deepEqual(findings(text('Address')), []);
  assert.deepEqual(findings(text('Adress')), ['spark/dangling-reference "Adress"']);
});
