/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 257 examples, 71 of which hold
export const NAME_WEIGHTS = {
  bias: -2.55,
  stories: 0.56,
  acted: 0.46,
  subject: 0.17,
  owner: 0.16,
  complement: 0.22,
  benefitOnly: -0.5,
  spokenPerson: 0.49,
  abstract: -0.32,
  words: -0.21,
  kept: 0.25,
  looked: -0.13,
  had: -0.27,
  counted: 0.2,
  verbs: 0.57,
  software: -0.59,
};

// 183 examples, 72 of which hold
export const PAIR_WEIGHTS = {
  bias: -0.8,
  stories: 0.07,
  owned: 0.99,
  joined: 0.43,
  related: 0.56,
  kept: 0.11,
  handled: -0.55,
  own: 0.63,
  persons: -0.56,
};
