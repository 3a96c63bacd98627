/** Closed-class words of English (Quirk et al., A Comprehensive Grammar of the English Language, 1985, ch. 2). */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

export const MODALS = words('shall must will should may can could would might cannot ca wo sha need ought');
export const BE_FORMS = words("be is are was were been being am 's 're 'm");
export const HAVE_FORMS = words("have has had having 've");
export const DO_FORMS = words('do does did doing done');
export const NEGATIONS = words("not n't never cannot");
export const DETERMINERS = words(
  'a an the this that these those each every any all some no another either neither both such',
);
export const POSSESSIVES = words('my your his her its our their whose');
export const PRONOUNS = words(
  `i you he she it we they me him her us them myself yourself himself herself itself ourselves themselves who whom
   which that this these those someone somebody anyone anybody everyone everybody something anything everything
   nothing none one ones others what`,
);
/** Determiners that add nothing to a name. */
export const ARTICLES = words('a an the my your his her its our their this that these those own');
/** Adverbial particles of phrasal verbs. */
export const PARTICLES = words('up out off down back away over');
/** Words that start a dependent clause. */
export const SUBORDINATORS = words(
  `when whenever while where wherever if unless until because since although though whereas whether that which who whom whose
   so as before after once how why what in-order provided`,
);
/** Words that keep no capital of their own, for texts written in capitals. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...MODALS,
  ...BE_FORMS,
  ...HAVE_FORMS,
  ...DO_FORMS,
  ...NEGATIONS,
  ...DETERMINERS,
  ...POSSESSIVES,
  ...SUBORDINATORS,
  ...words(`then and or but nor to of in on at by with from for into onto within without under over between through during
   against per via about than then i you he she we they them one two three only also more most less least system given
   want able user`),
]);
