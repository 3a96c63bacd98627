/** Irregular inflections of English (standard grammar tables; the words that specifications use). */
const table = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(/\s+/)
      .filter(Boolean)
      .flatMap((entry) => {
        const [base = '', forms = ''] = entry.split(':');
        return forms.split(',').map((form): [string, string] => [form, base]);
      }),
  );

/** Inflected form → base form of verbs. */
export const VERB_FORMS = table(`
be:is,are,was,were,been,being,am have:has,had,having do:does,did,done,doing go:goes,went,gone begin:began,begun
break:broke,broken bring:brought build:built buy:bought catch:caught choose:chose,chosen come:came deal:dealt draw:drew,drawn
drive:drove,driven eat:ate,eaten fall:fell,fallen feel:felt find:found forget:forgot,forgotten get:got,gotten give:gave,given
grow:grew,grown hang:hung hear:heard hide:hid,hidden hold:held keep:kept know:knew,known lay:laid lead:led leave:left lend:lent
lose:lost make:made mean:meant meet:met pay:paid ride:rode,ridden rise:rose,risen run:ran say:said see:saw,seen sell:sold
send:sent shake:shook,shaken show:shown sit:sat sleep:slept speak:spoke,spoken spend:spent stand:stood steal:stole,stolen
strike:struck swim:swam,swum take:took,taken teach:taught tell:told think:thought throw:threw,thrown understand:understood
wear:wore,worn win:won withdraw:withdrew,withdrawn write:wrote,written rewrite:rewrote,rewritten undo:undid,undone
overwrite:overwrote,overwritten override:overrode,overridden overdraw:overdrew,overdrawn bind:bound bend:bent fly:flew,flown
fight:fought seek:sought shoot:shot tie:tying,tied lie:lying die:dying,died undergo:underwent,undergone forbid:forbade,forbidden
freeze:froze,frozen wake:woke,woken bear:bore,borne rebuild:rebuilt resend:resent foresee:foresaw,foreseen sync:synced,syncing
let:letting set:setting put:putting cut:cutting read:reading split:splitting hit:hitting reset:resetting input:inputting
quit:quitting cost:costing spread:spreading shut:shutting bid:bidding log:logged,logging travel:travelled,travelling
cancel:cancelled,cancelling label:labelled,labelling model:modelled,modelling focus:focussed,focussing enrol:enrolled,enrolling
`);

/** Past participles that look like the base form or like no participle at all. */
export const PLAIN_PARTICIPLES: ReadonlySet<string> = new Set(
  'set put cut read split hit reset input cost spread shut let bid run come become overcome'.split(' '),
);

/** Plural → singular of nouns. */
export const NOUN_FORMS = table(`
person:people,persons child:children man:men woman:women foot:feet tooth:teeth mouse:mice goose:geese index:indices,indexes
matrix:matrices vertex:vertices criterion:criteria analysis:analyses basis:bases crisis:crises diagnosis:diagnoses
hypothesis:hypotheses thesis:theses parenthesis:parentheses synopsis:synopses phenomenon:phenomena status:statuses
address:addresses bus:buses,busses menu:menus lens:lenses leaf:leaves shelf:shelves knife:knives life:lives wife:wives half:halves calf:calves
wolf:wolves thief:thieves loaf:loaves self:selves quiz:quizzes virus:viruses bonus:bonuses campus:campuses alias:aliases
curriculum:curricula stimulus:stimuli syllabus:syllabi alumnus:alumni appendix:appendices datum:datums medium:mediums
movie:movies cookie:cookies zombie:zombies calorie:calories rookie:rookies cache:caches axe:axes
`);

/** Words in -s that are singular, and words with no singular of their own. */
export const UNINFLECTED: ReadonlySet<string> = new Set(
  `class process progress address status business access bus gas canvas campus bonus virus analysis basis diagnosis series species
   news lens alias atlas less pass success wireless previous various religious serious us yes always as has was is its this
   data media feedback staff aircraft information equipment software hardware content metadata premises headquarters mathematics
   physics statistics logistics economics goods chassis corps means apparatus census corpus focus radius consensus nexus plus minus
   surplus thesaurus genius ethics athletics politics express congress compass mess glass grass loss boss cross dress press stress
   gps sms https dns css rss aws ios pos os cms tls cross mass bass brass kiss bias iris tennis chess details`.split(
    /\s+/,
  ),
);
