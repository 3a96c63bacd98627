/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 254 examples, 72 of which hold
export const NAME_WEIGHTS = {
  bias: -2.48,
  stories: 0.65,
  subject: 0.16,
  owner: 0.17,
  complement: 0.18,
  benefitOnly: -0.57,
  spokenPerson: 0.49,
  abstract: -0.33,
  words: -0.18,
  kept: 0.31,
  had: -0.25,
  counted: 0.24,
  verbs: 0.74,
  software: -0.59,
};

// 185 examples, 73 of which hold
export const PAIR_WEIGHTS = {
  bias: -0.87,
  stories: 0.01,
  owned: 0.95,
  joined: 0.56,
  related: 0.62,
  kept: 0.09,
  handled: -0.39,
  own: 0.72,
  persons: -0.48,
};
