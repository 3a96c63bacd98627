/** Weights of the logistic regressions over user stories, in logits, as `scripts/fit-backlog.mjs` prints them. */

export const NAME_WEIGHTS = {
  bias: -2.68,
  stories: 0.55,
  acted: 0.52,
  subject: 0.17,
  owner: 0.1,
  complement: 0.26,
  benefitOnly: -0.48,
  spokenPerson: 0.45,
  abstract: -0.22,
  words: -0.24,
  kept: 0.34,
  looked: -0.15,
  had: -0.26,
  counted: 0.23,
  verbs: 0.6,
  software: -0.59,
};

export const PAIR_WEIGHTS = {
  bias: -1,
  stories: 0.25,
  owned: 0.5,
  joined: 0.35,
  related: 0.55,
  kept: 0.25,
  own: 0.6,
  persons: -0.6,
};
