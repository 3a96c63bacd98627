/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 253 examples, 71 of which hold
export const NAME_WEIGHTS = {
  bias: -2.54,
  stories: 0.67,
  subject: 0.17,
  owner: 0.17,
  complement: 0.17,
  benefitOnly: -0.55,
  spokenPerson: 0.42,
  abstract: -0.3,
  words: -0.2,
  kept: 0.31,
  had: -0.24,
  counted: 0.27,
  verbs: 0.75,
  software: -0.67,
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
