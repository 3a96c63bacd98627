/** Nouns that are seldom things to model in a domain (general English, by hand). */
const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** The thing being built, and its parts as software. */
export const SYSTEM_NOUNS = set(
  `system app software product-itself website web-site site service-itself database interface ui gui
   frontend backend portal dashboard screen homepage webpage page-itself solution api functionality
   implementation software-system information-system webapp webshop`,
);

/**
 * What may be the thing being built or a thing of the domain: a tool that is lent, a module that is taught, a platform for trains,
 * an application that somebody submits, a game that is played.
 */
export const AMBIGUOUS_SYSTEM_NOUNS = set('tool program platform component module server application game');

/** Whether a noun may name the thing being built, where it speaks or acts. */
export function mayBeSystem(noun: string): boolean {
  return SYSTEM_NOUNS.has(noun) || AMBIGUOUS_SYSTEM_NOUNS.has(noun);
}

/** Abstract nouns and fillers. */
export const ABSTRACT_NOUNS = set(
  `ability way manner thing lot case diagram figure description time need use usage purpose reason fact example kind type sort number amount part
   access possibility option opportunity overview work job-done effort help idea problem issue-at-hand solution result change
   information data detail details knowledge content process procedure functionality feature function capability support end start
   beginning mean means basis addition future past present moment point view sense step side place area level rest something anything
   everything nothing someone anyone everyone nobody somebody anybody one other others each both all many several none
   question answer-itself advantage benefit value quality performance efficiency consistency safety security privacy compliance
   accordance hand day week month year hour minute second today tomorrow yesterday morning evening night
   requirement specification description-itself context situation condition circumstance respect term range variety set list collection
   majority rule-itself instance attention responsibility progress track control management handling maintenance administration
   creation deletion update removal addition modification processing storage display search selection experience
   mistake error success failure chance risk care attempt operation action activity-itself behavior behaviour interaction
   communication understanding decision choice preference interest look feel user-friendliness ease convenience
   duplicate difference comparison relation relationship connection combination existence presence absence
   following above below same such latter former rest hassle mind life world people everybody
   total maximum minimum average sum percentage ratio sake favor favour
   page character digit letter symbol star percent statistics click button field menu icon cursor mouse keyboard format layout design style font color colour text window popup tab browser
   device phone-itself computer internet network online offline`,
);

/** Nouns that stand for the noun after *of*: `a list of items`. */
export const CONTAINER_NOUNS = set(
  `list set number collection type kind sort form subtype variant specialisation specialization subclass case category series variety range pair part piece group-of copy-of amount one each some any many
   majority most half none all both bunch couple multitude combination selection overview lot plenty row sequence array stack
   catalogue-of catalog-of information detail data history-of total maximum minimum quantity`,
);

/** Nouns that count or measure something else: *at least 10 characters*. */
export const MEASURE_NOUNS = set(
  'character digit letter symbol star percent second minute hour day week month year kilogram metre meter',
);
