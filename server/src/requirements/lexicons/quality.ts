/**
 * Words that speak of a quality of the product rather than of what it does, by characteristic of ISO/IEC 25010:2011 (compiled by hand
 * from the standard's definitions and general vocabulary). *Sure* words speak of it wherever they stand, so they are the
 * standard's own names, judgements, and measures rather than things a domain may have; *likely* ones decide only when nothing
 * is done. Matched against lower-case text; repetitions are bounded, so all are linear.
 */
export interface QualityWords {
  readonly sure: RegExp;
  readonly likely?: RegExp;
}

const NUMBER = String.raw`(?:\d[\d,.]{0,9}|a|an|one|two|three|four|five|six|ten|fifteen|twenty|thirty|sixty)`;
const FRACTION = '(?:half a|(?:one|a) (?:half|third|fourth|quarter|tenth) of a|a fraction of a)';
const UNIT = `(?:ms|milli-?seconds?|seconds?|secs?|minutes?|mins?|hours?|days?|weeks?)`;
/** Units of information, frequency, sound and screens (IEC 80000-13 and SI): of machines, seldom of what a domain keeps. */
const MACHINE_UNIT =
  '(?:[kmgt]i?b(?:it|yte)?s?|bits?|bytes?)(?:ps|/s| per second)?|[kmg]?hz|db|dpi|ppi|fps|pixels?';
const BOUND = `(?:within|in under|under|in less than|less than|fewer than|no (?:later|longer|more)(?: than)?|longer than|more than|not exceed|at most|at least every|maximum of|up to|every|once (?:a|per))`;
const PEOPLE = `(?:users|customers|people|persons|clients|members|visitors|operators|employees|respondents|participants|students|staff)`;
const LOAD = `(?:users|customers|clients|members|transactions|requests|records|connections|sessions|messages|queries|calls|accounts|entries|items|objects)`;

const words = (...patterns: readonly string[]): RegExp =>
  new RegExp(String.raw`\b(?:${patterns.join('|')})\b`);

export const QUALITY: ReadonlyMap<string, QualityWords> = new Map([
  [
    'performance',
    {
      sure: words(
        `${BOUND} (?:a maximum of |an average of |about |the (?:first|next) )?(?:${NUMBER}|${FRACTION})[ -]?${UNIT}`,
        String.raw`\d[\d.,]{0,9} ?(?:${MACHINE_UNIT})`,
        'every (?:second|minute|hour|day|week|month|year)',
        '(?:hourly|daily|weekly|monthly) basis',
        'response times?|throughput|latency|(?:processing|loading|waiting|wait) times?|(?:acceptable|reasonable) (?:time|delay)|time limit',
        'timely|real[- ]time|near real|fast|faster|quick|quickly|rapidly|instantaneous(?:ly)?|without (?:any )?delay|responsive(?:ness)?|without (?:any )?(?:interrupt(?:ion|ing)|degrad(?:ation|ing)|affecting)',
        'concurrent(?:ly)?|simultaneous(?:ly)?|in parallel|asynchronous(?:ly)?',
        String.raw`\d{1,9} (?:\w{1,20} ){0,2}(?:per|a|each) (?:second|minute|hour|day|month|year)`,
        '(?:high|system|degradation (?:of|in)|degrade|good|acceptable) performance|performance (?:of the (?:system|application)|degradation)|(?:memory|cpu|bandwidth) (?:usage|consumption)|resource consumption',
      ),
      likely: words('capacity|load|delay|performance|complete'),
    },
  ],
  [
    'usability',
    {
      sure: words(
        'eas(?:y|ier) (?:for|to|of)|as (?:simple|easy) as|be easy|easily|ease|intuitive(?:ly)?|user[- ]friend(?:ly|liness)|usab(?:le|ility)|self[- ]explanatory|understandable|readable|legible|comfortabl[ey]|convenient(?:ly)?|efficient(?:ly)?|effective(?:ly)?',
        '(?:minimal|no|without|any|after|hours? of|days? of|weeks? of|amount of|receive) (?:\\w{1,20} ){0,2}(?:training|instructions?|assistance|expertise)|tutorials?|online help|context[- ]sensitive help|help (?:facility|system|pages?|texts?|menus?)|user (?:manual|guide)',
        'novice|disabilit(?:y|ies)|disabled (?:people|persons|users)|impaired|wcag|satisf(?:ied|action)|productivity|user experience|learn (?:to|how)|easy to learn|mistakes?|clicks?|(?:keyboard )?shortcuts?|hot ?keys?|drag[- ]and[- ]drop|tool-?tips?|accessibility|without (?:any )?(?:errors?|problems?|difficult(?:y|ies)|confusion)',
        '(?:in|into|select|chosen|preferred|multiple|different|several|supported|other|foreign|choice of|target|interface) (?:\\w{1,20} ){0,2}languages?|multi-?lingual|bilingual|locali[sz](?:ed|ation)|internationali[sz](?:ed|ation)|translated into',
        String.raw`\d{1,3} ?% of (?:all )?(?:the |our |new )?(?:\w{1,20} ){0,3}${PEOPLE}`,
        'successfully (?:\\w{1,20} ){0,2}(?:use|create|perform|complete|reserve|navigate)',
      ),
      likely: words(
        'help|consistent|languages?|feedback|familiar|navigat(?:e|ion)|training|instructions?|convenience|efficiency|preferences|customi[sz]ation',
      ),
    },
  ],
  [
    'appearance',
    {
      sure: words(
        'look(?:s)? (?:and|&) feel|appearance|attractive|appeal(?:s|ing)?|brand(?:ing|ed)?|aesthetic(?:s|ally)?|pleasing|screen resolutions?|resolution of|colou?rs?|colou?red|colou?r[- ]cod(?:ed|ing)|fonts?|font size|style ?guides?|uncluttered|layout (?:of|shall)|corporate (?:identity|design)|professional(?:[- ]looking)? (?:look|appearance|design)',
      ),
      likely: words('look|appear(?:s)?|logos?|style|theme|layout|regions|animation|user interface'),
    },
  ],
  [
    'reliability',
    {
      sure: words(
        'availability|during (?:normal |regular )?(?:business|office|working) hours|(?:be|remain|is|are) (?:\\w{1,12} )?available (?:at least |for at least |for )?(?:for use|at all times|at any time|24|\\d[\\d.]{0,6}|during|between|all the time|around the clock|whenever|from \\d)|available 24|up-?time|up time|down-?time|down time|24 ?(?:x|/) ?7|24 hours|\\d hours (?:a|per) day|(?:\\d|seven|six|five) days (?:a|per) week|around the clock|at any time of',
        'reliab(?:le|ly|ility)|robust(?:ness)?|fault[- ]toleran(?:t|ce)|fail-?safe|fail-?over|mean time (?:between|to)|resilien(?:t|ce)|dependab(?:le|ility)|redundan(?:t|cy)',
        'recover(?:y|able)?|recovers? from|(?:event|case) of (?:a |an |any )?(?:\\w{1,20} ){0,2}(?:failures?|crash|fault|errors?|loss|outage)|crash(?:es)?|comes back online|back(?:ed)?[- ]?ups?|(?:data|without|any|no) loss(?: of data)?|loss of data|corrupt(?:ed|ion)|service interruptions?|server failure',
        String.raw`\d{1,3}(?:\.\d{1,4})? ?(?:%|per ?cent) of (?:the time|(?:each|every|a|any|the) (?:day|week|month|quarter|year))|\d{1,3}(?:\.\d{1,4})? ?% (?:availab\w{1,6}|up|accura\w{1,4}|reliab\w{1,6})|(?:remain|fully|continue to be) operational|accura(?:cy|te|tely)|precision|correct(?:ly|ness)|(?:incorrect|invalid|inconsistent) (?:data|information)`,
      ),
      likely: words('\\d times|operational'),
    },
  ],
  [
    'security',
    {
      sure: words(
        'secur(?:e|ed|ely|ity)|encrypt(?:ed|ion|s)?|unauthori[sz]ed|authenticat(?:e|ed|es|ion)|confidential(?:ity|ly)?|privacy|malicious|virus(?:es)?|hack(?:er|ers|ed|ing)?|firewall|tamper(?:ed|ing)?|ssl|https|intrusion|non-repudiation|sensitive (?:data|information)|passwords?|protect(?:s|ed)?|anonym(?:ous|ously|i[sz]ed|ity)|safety (?:of|requirements?|and)|safely|(?:personal|private) (?:data|information|details)',
        'authori[sz]ed (?:\\w{1,20} )?(?:users?|persons?|people|personnel|staff|employees?|access|parties|members?|operators?|administrators?)|only authori[sz]ed|(?:data|referential|information) integrity',
        'access (?:rights?|controls?|levels?|permissions?|privileges?)|(?:have|has|gain|gains|deny|denied|grant|granted|restrict|restricts|limit|limits|given|levels of|view|update|direct|no|user) access|access (?:to \\w{1,20} )?(?:is|shall be|must be|should be|will be|be) (?:restricted|limited|denied|granted)|accessible (?:by|to|only)|accessed (?:only )?by|(?:user|users|account) permissions?|permissions? (?:granted|assigned|of)|privileges?',
        '(?:only|no) (?:the |a |an )?(?:\\w{1,20} ){1,5}(?:can|may|shall|must|are able|are allowed|is allowed|should)',
        'only (?:\\w{1,12} )?(?:by|accessible|accessed|allowed|be (?:\\w{1,20} )?by)|not be able to (?:access|view|see|modify|change)',
        'audit (?:trails?|logs?|capabilit(?:y|ies))|for audit|(?:detailed )?(?:history|log|record) of (?:all|every|each) (?:\\w{1,20} ){0,2}(?:actions?|changes?|access(?:es)?|activit(?:y|ies))|must be recorded in|shall be logged|be logged',
      ),
      likely: words('passwords?|log ?ins?|private|prevent|protect(?:ed|ion)?|access|roles?|incorrect'),
    },
  ],
  [
    'portability',
    {
      sure: words(
        'compatib(?:le|ility)|off-?line (?:mode|use|access)|(?:work|available|used|run|operate) off-?line|(?:open|standard|common|file|data|exchange) formats?|interoperab(?:le|ility)|portab(?:le|ility)|platform[- ]independent|cross[- ]platform',
        'windows (?:\\d|xp|nt|ce|me|vista|server|phone|operating|platforms?|media|pc)|microsoft|linux|unix|mac ?os|macos|macintosh|android|ios|operating systems?|(?:web|html|internet|supported|major|modern|common|any|different|standard) browsers?|internet explorer|firefox|chrome|safari|mozilla|jvm|java|j2ee|\\.net|oracle|mysql|sql server|apache|tomcat',
        '(?:existing|current|additional|specific|standard|different|minimal|client|server) hardware|third[- ]party|off[- ]the[- ]shelf|open[- ]source',
        '(?:written|developed|implemented|built|programmed|designed) (?:with|using|on|in)(?! (?:a|the|such) )|(?:mobile|hand-?held|palm|portable) (?:devices?|computers?|phones?)',
        'interface[sd]? (?:with|to) |integrat(?:e|es|ed|ion) (?:\\w{1,20} ){0,3}with|(?:operate|operates|run|runs|running|work|works|function|functions) (?:on|in|under|within|with|alongside) (?:a |an |the |any |all |most |existing |different |multiple )',
        '(?:office|operating|run-?time|production|target|hardware|client) environments?|be installed|installable',
      ),
      likely: words(
        'platforms?|servers?|environment|database|internet|software|browsers?|hardware|windows|technolog(?:y|ies)|installed',
      ),
    },
  ],
  [
    'maintainability',
    {
      sure: words(
        'maintainab(?:le|ility)|extensib(?:le|ility)|extendable|modular(?:ity)?|upgrad(?:e|es|ed|able|eable|ing)|source code|coding (?:standards?|conventions?)|design patterns?|best practices|well[- ]documented|(?:system|technical|developer) documentation|testab(?:le|ility)|(?:new|future|next) (?:releases?|versions?)|releases? (?:shall|will|must)|code coverage|(?:system|software|scheduled|easy) maintenance|maintenance (?:releases?|windows?|of the)|configurab(?:le|ility)|customi[sz]able|adaptab(?:le|ility)|modifiable|reusab(?:le|ility)|loosely coupled|automated tests?|unit tests?',
      ),
      likely: words('maintain(?:ed|ers?)?|developers?|documentation|updates?|integrated|maintenance'),
    },
  ],
  [
    'scalability',
    {
      sure: words(
        'scalab(?:le|ility)|scal(?:es?|ed|ing) (?:to|up|out|with)',
        String.raw`(?:support|supports|supporting|handle|handles|handling|process|processing|hold|holding|accommodate|store|serve|manage|cater to|contain) (?:the existing |up to |at least |over |more than |a (?:minimum|maximum|total) of |(?:minimum|maximum) of |an? )?\d[\d, ]{0,9} ?(?:\w{1,20} ){0,2}${LOAD}`,
        String.raw`(?:support|handle|accommodate|serve) (?:up to|at least|no less than|more than|(?:a |the )?(?:minimum|maximum)(?: of)?) \d[\d, ]{0,9}`,
        String.raw`(?:number|volume) of (?:concurrent |simultaneous |active )?users|(?:large|growing|increasing|unlimited) (?:number|volume|amount)s? of|(?:maximum|minimum) (?:number|volume|amount) of ${LOAD}|growth|expected to (?:grow|increase|last|operate|run)|minimum of \d{1,9} (?:users|years)|multiple (?:remote |concurrent )?users`,
      ),
      likely: words('expand(?:ed)?|average number|capacity|maximum of|minimum of'),
    },
  ],
  [
    'compliance',
    {
      sure: words(
        'compl(?:y|ies|iance|iant)|conform(?:s|ance|ant)?|adhere(?:s|nce)?|regulations?|(?:data protection|applicable|federal|state|privacy) laws?|by law|legislation|legal(?:ly)? (?:requirements?|obligations?)|lawful|copyright|royalt(?:y|ies)|certified|certification|gdpr|standards|standards?[- ](?:compliant|conforming|formats?|protocols?|interfaces?|notations?)|iso \\d{3,6}|ieee|w3c|(?:corporate|industry|accounting|international|national|european|open|coding|organi[sz]ational) (?:\\w{1,20} )?(?:standards?|guidelines?|polic(?:y|ies))|(?:according to|in accordance with|in line with|meet|follow) (?:\\w{1,20} ){0,4}(?:standards?|guidelines?|polic(?:y|ies)|regulations?|norms?|requirements)|offen(?:d|sive) (?:to|language|content|material)|(?:racial|religious|ethnic|cultural)(?:ly)?',
      ),
      likely: words('standards?|polic(?:y|ies)|guidelines?|laws?|legal|licen[sc](?:es?|ed|ing)'),
    },
  ],
]);

/** Verbs that state a property of their subject, so that a sentence with one of them describes no function. */
export const STATIVE_VERBS: ReadonlySet<string> = new Set(
  `be have use utilize utilise operate run comply conform adhere last cost require need match look appear resemble remain continue
   expect work meet exist protect integrate interface take fit achieve cater appeal occur satisfy exceed accommodate follow
   tolerate suffer degrade function grow fall reside`.split(/\s+/),
);

/** Verbs that state a property where the words speak of a quality, and a function otherwise: *support a browser*, *support refunds*. */
export const ENABLING_VERBS: ReadonlySet<string> = new Set(
  'support handle increase decrease reduce complete help assist facilitate prevent avoid'.split(' '),
);

/** What is done to access that not everybody has. */
export const LIMITING_VERBS: ReadonlySet<string> = new Set('restrict limit deny refuse block'.split(' '));

/** Verbs that hand on what follows them: the clause after *ensure that* is what is asked for. */
export const ENSURING_VERBS: ReadonlySet<string> = new Set('ensure assure guarantee'.split(' '));

/** Verbs that only say that something is to be had: *provide privacy* (by hand). */
export const PROVIDING_VERBS: ReadonlySet<string> = new Set(
  'provide offer enable maintain ensure assure guarantee support implement control give'.split(' '),
);

/** Verbs of means, after which an infinitive says what for. */
export const PURPOSEFUL_VERBS: ReadonlySet<string> = new Set(
  'use utilize utilise require need interface respond help run operate take'.split(' '),
);

/** Verbs whose subject is what is built, when something is demanded of it: it uses a technology, complies with a norm, runs somewhere. */
export const PRODUCT_VERBS: ReadonlySet<string> = new Set(
  'use utilize utilise run comply conform adhere interface integrate design develop implement construct program'.split(
    ' ',
  ),
);

/** Verbs of parts: what something has or consists of. */
export const CONTAINING_VERBS: ReadonlySet<string> = new Set(
  'have include contain consist comprise specify belong'.split(' '),
);

/** What a system puts out: reports and what is sent, shown or printed (by hand). */
export const OUTPUTS: ReadonlySet<string> = new Set(
  `report summary notification notice message mail email e-mail letter reminder receipt confirmation statement chart graph diagram
   page screen display dialog dialogue form view window menu printout output result response reply warning alert prompt board panel
   header footer banner export feed newsletter certificate`.split(/\s+/),
);

/** Those who make a product, where they are named by that (ISO/IEC/IEEE 12207: project, development). */
export const MAKERS: ReadonlySet<string> = new Set(['project team', 'development team']);

/** What is done to a product by those who make, bring out, and run it: no functions of it (ISO/IEC/IEEE 12207, life cycle processes). */
export const LIFECYCLE_VERBS: ReadonlySet<string> = new Set(
  `write build code document install deploy release translate train host license maintain upgrade test verify certify deliver
   distribute brand learn understand update`.split(/\s+/),
);
/** What is only ever done to products. */
export const MAKING_VERBS: ReadonlySet<string> = new Set(
  'design develop implement program construct'.split(' '),
);
