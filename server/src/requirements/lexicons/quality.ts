/**
 * Words that speak of a quality of the product rather than of what it does, by characteristic of ISO/IEC 25010:2011 (compiled by hand
 * from the standard's definitions and general vocabulary). *Sure* words are seldom used of functions; *likely* ones decide only
 * when nothing is done. Matched against lower-case text; no pattern repeats a group, so all are linear.
 */
export interface QualityWords {
  readonly sure: RegExp;
  readonly likely?: RegExp;
}

export const QUALITY: ReadonlyMap<string, QualityWords> = new Map([
  [
    'performance',
    {
      sure: /\b(?:(?:within|in|under|than|most|every|after) (?:a maximum of |an average of |about |under )?(?:\d+|one|two|three|four|five|ten|fifteen|thirty|sixty) ?(?:ms|milli-?seconds?|seconds?|secs?|minutes?|min)|response times?|throughput|latency|fast|faster|quickly|real[- ]time|performance|concurrent(?:ly)?|simultaneous(?:ly)?|instantaneous(?:ly)?|acceptable time|(?:transactions|requests|messages) per (?:second|minute|hour|year)|memory usage|cpu)\b/,
      likely: /\b(?:capacity|load|delay|timely|time limit)\b/,
    },
  ],
  [
    'usability',
    {
      sure: /\b(?:eas(?:e|y|ily|ier)|intuitive(?:ly)?|user[- ]friendly|usab(?:le|ility)|self-explanatory|understandable|readable|comfortable|minimal training|(?:without|receive|amount of) training|novice|disabilit(?:y|ies)|survey(?:ed|s)?|satisf(?:ied|action)|clicks?|learn(?:ed|ing)?|productivity|intended users|accessible to)\b|\d ?% of (?:the |all )?(?:\w{1,20} ){0,2}(?:users|customers|people|viewers|participants|members|respondents|estimators|students|managers)/,
      likely: /\b(?:help|tutorial|consistent|languages?|feedback|familiar|navigat(?:e|ion))\b/,
    },
  ],
  [
    'appearance',
    {
      sure: /\b(?:look and feel|professional|attractive|appealing|brand(?:ing)?|aesthetic(?:s|ally)?|pleasing|resolutions?|standard (?:menus|buttons)|colou?r schemes?)\b/,
      likely: /\b(?:look|appear(?:s|ance)?|colou?rs?|fonts?|logos?|style|theme|layout|simulate|interface)\b/,
    },
  ],
  [
    'reliability',
    {
      sure: /\b(?:available for use|up-?time|down-?time|24 ?(?:hours|x|\/)|availability|fail(?:ure|ures|s|over|-safe)|reliab(?:le|ility)|recover(?:y|able|ed)?|crash(?:es)?|back(?:ed)?[- ]?up|robust|fault|hours (?:a|per) day|days (?:a|per) week|goes down|\d ?% (?:of the time|availab\w{1,6}|up))\b/,
      likely: /\b(?:available|continue to|times|business hours)\b/,
    },
  ],
  [
    'security',
    {
      sure: /\b(?:secur(?:e|ed|ely|ity)|encrypt(?:ed|ion)?|unauthori[sz]ed|authori[sz]ed|authenticat(?:ed|ion)|confidential(?:ity)?|privacy|virus(?:es)?|hack(?:er|ers|ed)?|attacks?|malicious|firewall|integrity|access rights|access control|no access|have access|only (?:the |a |an )?(?:\w{1,20} ){0,3}(?:can|may|shall|must|have|are able))\b/,
      likely: /\b(?:passwords?|log ?ins?|private|prevent|protect(?:ed|ion)?|access|roles?|valid)\b/,
    },
  ],
  [
    'portability',
    {
      sure: /\b(?:compatib(?:le|ility)|windows|linux|unix|mac ?os|macintosh|browsers?|operating systems?|hardware|run on|runs on|operate (?:on|in|with|within)|work (?:on|with) (?:any|all|most|the following)|office environments?|third[- ]party|written in|developed (?:with|using|in)|implemented (?:in|with|using)|port(?:able|ability)|installed)\b/,
      likely:
        /\b(?:platforms?|server|environment|interface with|devices?|database|network|internet|support)\b/,
    },
  ],
  [
    'maintainability',
    {
      sure: /\b(?:maintainab(?:le|ility)|extensib(?:le|ility)|modular(?:ity)?|upgradabl?e|source code|coding standards?|documented|test(?:able|ability)|(?:new|future) releases?|code coverage|maintenance)\b/,
      likely:
        /\b(?:maintain(?:ed|ers?)?|upgrad(?:e|ed|es)|developers?|documentation|releases?|standards?|integrated)\b/,
    },
  ],
  [
    'scalability',
    {
      sure: /\b(?:scal(?:able|ability|es?|ing)|(?:support|handle|process|hold|accommodate|store) (?:up to |at least |over |more than |a minimum of |minimum of |an? )?\d[\d,]* (?:\w{1,20} )?(?:users|customers|transactions|requests|members|records|clients|connections)|number of (?:concurrent |simultaneous )?users|growth|expected to (?:grow|increase|last))\b/,
      likely: /\b(?:multiple users|expand(?:ed)?|volume)\b/,
    },
  ],
  [
    'compliance',
    {
      sure: /\b(?:compl(?:y|ies|iance|iant)|regulations?|laws?|legal(?:ly)?|licen[sc](?:es?|ed|ing)|conform(?:s|ance)?|royalt(?:y|ies)|ethnic|copyright|certified|adhere)\b/,
      likely: /\b(?:standards?|polic(?:y|ies)|guidelines?|act|federal)\b/,
    },
  ],
]);

/** Verbs that state a property of their subject, so that a sentence with one of them describes no function. */
export const STATIVE_VERBS: ReadonlySet<string> = new Set(
  'be have use support operate run comply conform adhere last cost require match look appear resemble remain continue expect work meet exist handle protect integrate'.split(
    ' ',
  ),
);
