/**
 * Words that ask for a capability of the system as a whole (general software vocabulary, by hand). Each pattern is matched
 * against lower-case text; none repeats a group, so all are linear.
 */
export const FEATURES: readonly { readonly name: string; readonly words: RegExp }[] = [
  {
    name: 'rest_api',
    words: /\b(?:rest(?:ful)? (?:api|interface|service)s?|json api|http api|web api|rest-api|api)\b/,
  },
  { name: 'graphql', words: /\bgraphql\b/ },
  {
    name: 'authentication',
    words:
      /\b(?:log[ -]?in|logs in|logged in|login|sign[ -]?in|signs in|authenticat\w{0,6}|password|single sign-on|sso|two-factor|2fa|credentials)\b/,
  },
  {
    name: 'authorization',
    words:
      /\b(?:authori[sz]\w{0,6}|permissions?|access rights?|access control|role-based|only (?:an? |the )?[a-z]{3,20} (?:may|can|shall|must)|is not allowed to|are not allowed to|privileges?)\b/,
  },
  {
    name: 'real_time',
    words:
      /\b(?:real[ -]?time|live updates?|websockets?|immediately (?:see|shown|visible)|push(?:es|ed)? updates?|subscriptions? to changes)\b/,
  },
  {
    name: 'audit',
    words:
      /\b(?:audit\w{0,4}|audit trail|(?:every|all|each) changes? [a-z ]{0,40}(?:recorded|logged|stored)|change history|history of changes|who changed|log(?:s|ged)? (?:every|all|each)|versioned|traceab\w{0,6})\b/,
  },
  { name: 'search', words: /\b(?:search\w{0,4}|full-text|look up|filter(?:s|ed|ing)?)\b/ },
  {
    name: 'notifications',
    words:
      /\b(?:notif\w{1,9}|reminders?|remind(?:s|ed)?|alerts?|send(?:s)? (?:an? )?(?:e-?mail|sms|message)|(?:e-?mail|sms|message) is sent)\b/,
  },
  {
    name: 'reporting',
    words:
      /\b(?:reports? (?:of|on|about|showing)|reporting|statistics|dashboards?|analytics|charts?|monthly report|summary report)\b/,
  },
  {
    name: 'import_export',
    words:
      /\b(?:import(?:s|ed|ing)?|export(?:s|ed|ing)?|csv|spreadsheet|excel|download(?:s|ed)? (?:as|a|the))\b/,
  },
  {
    name: 'multitenancy',
    words:
      /\b(?:multi-?tenan\w{1,3}|tenants? (?:data|isolation|shall|must)|each (?:organi[sz]ation|company|clinic|tenant)'s data|separate(?:d)? (?:by|per) tenant)\b/,
  },
  {
    name: 'payments',
    words:
      /\b(?:credit cards?|payment (?:provider|gateway|method)s?|pay(?:s)? online|paypal|online payments?|checkout)\b/,
  },
  {
    name: 'file_storage',
    words:
      /\b(?:upload\w{0,3}|attachments?|file storage|attach(?:es|ed)? (?:a |the )?(?:file|document|image|photo)s?)\b/,
  },
  {
    name: 'scheduling',
    words: /\b(?:schedul\w{1,4}|calendar|recurring|every (?:night|day|week|month)|at midnight|time slots?)\b/,
  },
  {
    name: 'soft_delete',
    words: /\b(?:archiv(?:e|es|ed|ing)|soft[ -]delet\w{1,3}|recycle bin|restore(?:s|d)? deleted|undelete)\b/,
  },
  {
    name: 'localization',
    words:
      /\b(?:multi-?lingual|locali[sz]\w{1,6}|several languages|translat\w{1,4}|internationali[sz]\w{1,5})\b/,
  },
  { name: 'encryption', words: /\b(?:encrypt\w{0,4}|tls|ssl|https)\b/ },
  { name: 'offline', words: /\b(?:offline|without (?:an? )?(?:internet|network))\b/ },
];
