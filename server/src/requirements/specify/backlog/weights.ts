/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 255 examples, 72 of which hold
export const NAME_WEIGHTS = {
  bias: -2.47,
  stories: 0.65,
  subject: 0.16,
  owner: 0.17,
  complement: 0.17,
  benefitOnly: -0.57,
  spokenPerson: 0.49,
  abstract: -0.34,
  words: -0.19,
  kept: 0.31,
  had: -0.25,
  counted: 0.24,
  verbs: 0.74,
  software: -0.59,
};

// 184 examples, 73 of which hold
export const PAIR_WEIGHTS = {
  bias: -0.87,
  stories: 0.03,
  owned: 0.95,
  joined: 0.55,
  related: 0.61,
  kept: 0.08,
  handled: -0.4,
  own: 0.71,
  persons: -0.48,
};
