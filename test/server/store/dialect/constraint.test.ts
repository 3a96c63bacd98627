/** A broken constraint is the same to a process that hears of it from the one that has the store. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { type BrokenConstraint, ConstraintProblem } from '../../../../server/src/store/dialect/constraint.ts';
import { decodeError, encodeError } from '../../../../server/src/store/owner/answers.ts';

const broken: readonly BrokenConstraint[] = [
  { kind: 'unique', table: 'authors', columns: ['org', 'email'], constraint: 'authors_email_index' },
  { kind: 'foreign_key', table: 'books', columns: ['author_id'], stillReferenced: true },
  { kind: 'not_null', table: 'authors', columns: ['name?'] },
];

it('a broken constraint crosses between processes whole', () => {
  for (const each of broken) {
    const problem = new ConstraintProblem(each, new Error('UNIQUE constraint failed'));
    const heard = decodeError(JSON.parse(JSON.stringify(encodeError(problem))));
    ok(heard instanceof ConstraintProblem);
    equal(heard.message, problem.message);
    const { kind, table, columns, constraint, stillReferenced } = heard;
    deepEqual(
      {
        kind,
        table,
        columns,
        ...(constraint === undefined ? {} : { constraint }),
        ...(stillReferenced === undefined ? {} : { stillReferenced }),
      },
      each,
    );
  }
});
