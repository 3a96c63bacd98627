/**
 * The same texts each time: properties that `npm test` tries begin at one seed, so that a change that passed passes again. Others are
 * for `npm run bench -- fuzz` (which sets FUZZ), and for whoever sets SEED; a counterexample prints its own.
 */
import fc from 'fast-check';

const { FUZZ, SEED } = process.env;
if (SEED !== undefined) fc.configureGlobal({ seed: Number(SEED) });
else if (FUZZ === undefined) fc.configureGlobal({ seed: 1 });
