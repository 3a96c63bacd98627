/** Words that are far more often nouns than verbs in business texts, though dictionaries list both (by hand). */
export const NOUN_FIRST: ReadonlySet<string> = new Set(
  `address status number name date phone email e-mail contact price cost rate value type state code size weight length title
   amount role room order orders report reports comment comments note notes result results account accounts invoice invoices
   payment user users data file files form forms image images item items list lists message messages photo page pages
   plan plans point points position project projects question questions record records request requests review reviews
   schedule schedules score scores service services site stock store stores student survey surveys task tasks team test tests
   ticket tickets time times token tool topic transaction vehicle version video visit visits work interest mark marks rule group
   groups author country city street credit fee fine loan book books copy copies branch member offer offers seat seats flight license
   registration license discount budget event events process feature features function display screen query queries`.split(
    /\s+/,
  ),
);
