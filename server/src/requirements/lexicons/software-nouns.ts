/** Nouns for what every application has: a model of the domain seldom shows them, however often stories speak of them (by hand). */
export const SOFTWARE_NOUNS: ReadonlySet<string> = new Set(
  `account login log-in signup sign-in password username notification alert link hyperlink url feed section dashboard filter viewpoint
   view viewer widget popup banner tab panel thumbnail icon metric stat statistic file spreadsheet csv json xml pdf html table index
   cache log query token credential setting preference configuration template format export import download upload backup plugin script
   command cli client ui ux menu map calendar newsletter email e-mail reminder confirmation search result bookmark toolbar shortcut
   page checkbox dropdown sidebar captcha cookie session-id sitemap avatar breadcrumb wizard tooltip pagination`.split(
    /\s+/,
  ),
);

/** Nouns of idioms and of no thing in particular: *gain insight*, *keep track*, *peace of mind* (by hand). */
export const IDIOM_NOUNS: ReadonlySet<string> = new Set(
  `ability way manner thing lot case time need use usage purpose reason fact example kind type sort number amount part access
   possibility option overview work help idea problem solution result change information data detail details knowledge functionality
   feature function support end start beginning future past moment point sense step side place day week month year hour minute today
   tomorrow track control term range variety set list area world people everybody everyone anybody someone nobody insight stuff mind
   peace hassle clutter charge opinion attention advantage contact touch mistake trouble effort bit person individual human public`.split(
    /\s+/,
  ),
);
