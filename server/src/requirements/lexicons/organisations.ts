/** Nouns for organisations: a text that speaks of only one is written from its side (general English, by hand). */
export const ORGANISATION_NOUNS: ReadonlySet<string> = new Set(
  `company firm business enterprise corporation organisation organization institution agency association university college
   school hospital clinic museum library bank hotel airline airport restaurant shop store supermarket theatre theater cinema
   zoo gym factory chain cooperative startup start-up municipality government society foundation practice salon federation cooperative charity manufacturer`.split(
    /\s+/,
  ),
);
