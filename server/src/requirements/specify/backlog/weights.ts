/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 256 examples, 71 of which hold
export const NAME_WEIGHTS = {
  bias: -2.58,
  stories: 0.57,
  acted: 0.45,
  subject: 0.17,
  owner: 0.16,
  complement: 0.22,
  benefitOnly: -0.49,
  spokenPerson: 0.49,
  abstract: -0.31,
  words: -0.2,
  kept: 0.27,
  looked: -0.13,
  had: -0.27,
  counted: 0.22,
  verbs: 0.57,
  software: -0.59,
};

// 184 examples, 72 of which hold
export const PAIR_WEIGHTS = {
  bias: -0.75,
  stories: 0.03,
  owned: 0.93,
  joined: 0.45,
  related: 0.49,
  kept: 0.09,
  handled: -0.39,
  own: 0.62,
  persons: -0.57,
};
