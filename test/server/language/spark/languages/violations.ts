/** For each rule of the small languages, an edit of a good document that breaks it. */
import type { Language } from './language.ts';

export interface Violation {
  /** What the rule is called in its definition. */
  readonly rule: string;
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

/** By language. */
export const violations: Readonly<Record<string, readonly Violation[]>> = {
  api: [
    {
      rule: 'what everybody may call has a rate limit',
      file: 'shop.spark',
      replace: '{ auth none  rate_limit 120 }',
      by: '{ auth none }',
    },
    {
      rule: 'only callers that are known can be asked for scopes',
      file: 'shop.spark',
      replace: '{ auth partner  requires read_orders }',
      by: '{ auth none  rate_limit 9  requires read_orders }',
    },
    {
      rule: 'only callers that are known can be asked for scopes',
      file: 'shop.spark',
      replace: '{ auth none  rate_limit 120 }',
      by: ', auth: none, requires: read_orders, rate_limit: 120',
    },
    {
      rule: 'a signature that fails is not let through',
      file: 'shop.spark',
      replace: 'algorithm: sha512)',
      by: 'algorithm: sha512), on_failure: log',
    },
    {
      rule: 'a signature that fails is not let through',
      file: 'shop.spark',
      replace: 'algorithm: sha512)',
      by: 'algorithm: sha512) { on_failure log }',
    },
  ],
  ci: [
    {
      rule: 'a step does something',
      file: 'library.spark',
      replace: 'step "Lint" { run "npm run lint" }',
      by: 'step "Lint"',
    },
    {
      rule: 'a job has steps',
      file: 'library.spark',
      replace: '    job lint {',
      by: '    job idle\n    job lint {',
    },
    {
      rule: 'machines that cost most are not kept for long',
      file: 'library.spark',
      replace: '      timeout "20 minutes"\n',
      by: '',
    },
    {
      rule: 'nobody surprises customers',
      file: 'website.deploy.spark',
      replace: '      approval ["docs", "operations"]\n',
      by: '',
    },
    {
      rule: 'what is deployed was tested',
      file: 'website.deploy.spark',
      replace: '      needs [build]\n      deploys_to',
      by: '      deploys_to',
    },
  ],
  feed: [
    {
      rule: 'a rule that matters most says why',
      file: 'jobs.rules.spark',
      replace: '      note "Do not miss it again."\n',
      by: '',
    },
    {
      rule: 'what is dropped is not looked at again',
      file: 'jobs.rules.spark',
      replace: '      then drop\n      stop? true\n',
      by: '      then drop\n',
    },
    {
      rule: 'a pager is only used for a few messages',
      file: 'security.spark',
      replace: ' { at_most 5 }',
      by: '',
    },
  ],
  form: [
    {
      rule: 'a question that has to be answered has a label',
      file: 'membership.spark',
      replace: 'label "First name"  required? true',
      by: 'required? true',
    },
    {
      rule: 'there is more than one answer to choose from',
      file: 'profile.spark',
      replace: '    choice climbing: "Climbing"\n    choice chess: "Chess"\n',
      by: '',
    },
    {
      rule: 'a secret is asked twice',
      file: 'membership.spark',
      replace: 'label "Password"  required? true  twice? true',
      by: 'label "Password"  required? true',
    },
  ],
  lab: [
    {
      rule: 'enzymes are kept cold',
      file: 'colony_pcr.spark',
      replace: '      storage freezer\n      enzyme? true',
      by: '      enzyme? true',
    },
    {
      rule: 'what is spun is spun in something',
      file: 'colony_pcr.spark',
      replace: ', on: centrifuge',
      by: '',
    },
    {
      rule: 'an old protocol needs no more than a little excess',
      file: 'colony_pcr.spark',
      replace: 'excess 15',
      by: 'excess 40',
    },
    {
      rule: 'dangerous leftovers go somewhere',
      file: 'gel.spark',
      replace: '      waste stained_waste\n',
      by: '',
    },
    {
      rule: 'what changes genes needs a closed room',
      file: 'gel.spark',
      replace: 'biosafety 2',
      by: 'biosafety 1',
    },
  ],
  opening: [
    {
      rule: 'moves are written in algebraic notation',
      file: 'ruy_lopez.spark',
      replace: '"Nf3": "Nc6"',
      by: '"Nf3": "knight c6"',
    },
    {
      rule: 'a bad move is explained',
      file: 'sicilian.sidelines.spark',
      replace: 'mark "?"  comment "White gets a strong attack."',
      by: 'mark "?"',
    },
    {
      rule: 'where a variation leads into another, that one goes on',
      file: 'ruy_lopez.spark',
      replace: '{ transposes_to quiet_berlin }',
      by: '{ transposes_to quiet_berlin  variation more }',
    },
    {
      rule: 'what is new is played often',
      file: 'ruy_lopez.spark',
      replace: 'method blindfold  every "1 day"',
      by: 'method blindfold',
    },
  ],
  recipe: [
    {
      rule: 'what is heated says for how long',
      file: 'apple_pie.spark',
      replace: ', takes: "45 minutes"',
      by: '',
    },
    {
      rule: 'what can be left out needs nothing in its place',
      file: 'apple_pie.spark',
      replace: '{ instead_of butter }',
      by: '{ instead_of butter  optional? true }',
    },
    {
      rule: 'a dish is made of something',
      file: 'vanilla_sauce.spark',
      replace: 'use recipe.kitchen\n',
      by: 'use recipe.kitchen\n\nrecipe nothing { title "Nothing"  serves 1 }\n',
    },
  ],
};

/** The texts of the documents with all rules broken at once, by URI. */
export function brokenTexts({ name, documents }: Language): ReadonlyMap<string, string> {
  return new Map(
    documents.map(({ uri, text }) => [
      uri,
      (violations[name] ?? [])
        .filter(({ file }) => uri.endsWith(`/${file}`))
        .reduce((changed, { replace, by }) => changed.replace(replace, by), text),
    ]),
  );
}
