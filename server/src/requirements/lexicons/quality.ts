/**
 * Words that speak of a quality of the product rather than of what it does, by characteristic of ISO/IEC 25010:2011 (the words are
 * compiled by hand from the standard's definitions and general vocabulary). Matched against lower-case text; all linear.
 */
export const QUALITY: ReadonlyMap<string, RegExp> = new Map([
  [
    'performance',
    /\b(?:(?:within|in|under|than|least|every) (?:\d+|one|two|three|five|ten|thirty|sixty) ?(?:ms|milli-?seconds?|seconds?|secs?|minutes?)|response times?|throughput|latency|fast|faster|quickly|performance|concurrent(?:ly)?|simultaneous(?:ly)?|per (?:second|minute|hour)|capacity|load(?:ed|ing)? (?:in|within)|instantaneous(?:ly)?|refresh(?:ed)? (?:every|rate))\b/,
  ],
  [
    'usability',
    /\b(?:eas(?:e|y|ily|ier)|intuitive(?:ly)?|user[- ]friendly|usab(?:le|ility)|learn(?:ed|ing|able)?|train(?:ing|ed)|understandable|readable|self-explanatory|without (?:training|help|assistance)|satisf(?:y|ied|action)|accessib(?:le|ility)|disabilit(?:y|ies)|novice|familiar|find .{0,30}(?:easy|easily)|errors? (?:rate|made)|minimal training|tutorial)\b/,
  ],
  [
    'appearance',
    /\b(?:look and feel|look|appear(?:s|ance|ing)?|colou?rs?|colou?red|professional|attractive|appealing|fonts?|logos?|brand(?:ing)?|style|theme|layout|aesthetic(?:s|ally)?|pleasing|conform to .{0,30}(?:guidelines|standards)|simulate)\b/,
  ],
  [
    'reliability',
    /\b(?:availab(?:le|ility) (?:for use|\d|at all|24|to (?:all )?users|between|during|year)|24 ?(?:hours|x|\/) ?(?:a day|7|per)|24x7|24\/7|uptime|up-?time|downtime|down for|\d ?% (?:of|availab|up)|fail(?:ure|ures|s|over|-safe)?|reliab(?:le|ility)|recover(?:y|able)?|crash(?:es)?|back(?:ed)? ?-?up|robust|fault|mean time|availability|hours? (?:a|per) day|days (?:a|per) week)\b/,
  ],
  [
    'security',
    /\b(?:secur(?:e|ed|ely|ity)|encrypt(?:ed|ion)?|authori[sz](?:ed|ation)|unauthori[sz]ed|authenticat(?:e|ed|ion)|passwords?|only .{0,40}(?:can|may|shall|access|able)|access (?:to|rights|control)|privilege[sd]?|confidential(?:ity)?|privacy|private|virus(?:es)?|hack(?:er|ers|ed)?|attack(?:s|ed)?|malicious|firewall|protect(?:ed|ion)?|integrity|log(?:ged)? in|prevent)\b/,
  ],
  [
    'portability',
    /\b(?:compatib(?:le|ility)|windows|linux|unix|macintosh|browsers?|internet explorer|operating systems?|platforms?|java|\.net|server(?:s)?|run on|runs on|operate (?:on|in|with)|work (?:on|with|in)|environment|interface with|interfaces? (?:with|to)|pc|hardware|oracle|database management|devices?|machines?|install(?:ed|ation)?|port(?:able|ed|ability)?)\b/,
  ],
  [
    'maintainability',
    /\b(?:maintain(?:ed|able|ability|ers?)|modif(?:y|ied|iable) (?:the|to)|extend(?:ed|able)?|extensib(?:le|ility)|upgrad(?:e|ed|es|able)|updates? (?:shall|to the (?:system|product|application))|test(?:able|ed|ing)|code|developers?|documentation|releases?|modular(?:ity)?|fix(?:ed|es)?|configurable|integrat(?:e|ed|ion) new|standards?)\b/,
  ],
  [
    'scalability',
    /\b(?:scal(?:e|able|ability|ing)|support(?:ing)? (?:up to |at least |a minimum of |over |more than |multiple )?\d[\d,]*|(?:up to|at least|minimum of|maximum of) \d[\d,]* (?:\w{1,20} )?(?:users|customers|simultaneous|concurrent|transactions|requests|members)|number of users|growth|expected to (?:grow|increase|last)|years?)\b/,
  ],
  [
    'legal',
    /\b(?:compl(?:y|iance|iant|ies)|regulations?|laws?|legal(?:ly)?|acts?|standards?|policy|policies|licens(?:e|ed|ing)|conform(?:s|ance)?|guidelines?|federal|culturally|offensive|political(?:ly)?|religious|ethnic)\b/,
  ],
]);

/** Verbs of doing: what a system with these as its main verb does is a function. */
export const FUNCTIONAL_VERBS: ReadonlySet<string> = new Set(
  `display show allow enable permit let notify send receive print create add delete remove edit update modify store save record generate produce
   calculate compute search find filter sort list view select choose enter input submit request retrieve provide assign schedule register
   track log import export upload download cancel confirm verify validate check inform email accept reject approve process report
   track prompt ask transmit forward return identify determine import merge link lock unlock suspend order buy sell pay charge open close start stop
   play move invite join offer present output query look capture read write copy change set reset define manage maintain distribute convert`.split(
    /\s+/,
  ),
);
