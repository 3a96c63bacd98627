/** Why a migration cannot be made: nothing was changed, and the message says what to do. */

/** Thrown when the data of a store does not fit the tables that are wanted. */
export class MigrationProblem extends Error {
  override readonly name = 'MigrationProblem';
}
