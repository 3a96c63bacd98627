/**
 * What a persona does to a thing in user stories, by what it says about the domain (general English, by hand; the groups follow Levin,
 * "English Verb Classes and Alternations", 1993, ch. 30 "verbs of perception", 26 "creation", 13 and 37 "change of possession, message").
 */
const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Looking at things that are there: says that the system shows them, not that the persona has to do with them. */
export const LOOKING = set(
  `view see search find browse read get receive access download know check look learn list filter monitor track export display show
   understand hear visit follow preview locate determine identify`,
);

/** Making, changing and keeping things: says that the system keeps records of them. */
export const KEEPING = set(
  `create add edit update modify delete remove upload submit post write enter manage maintain record register set schedule assign make
   change define import publish configure start open close approve reject cancel mark log enroll enrol order book pay report sign save
   store fill complete apply restrict tag`,
);

/** Having and using, which say least. */
export const HAVING = set('have use need');
