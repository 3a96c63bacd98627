/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 533 examples, 198 of which hold
export const NAME_WEIGHTS = {
  bias: -3.37,
  stories: 0.96,
  complement: 0.35,
  benefitOnly: -1.23,
  spokenPerson: 0.51,
  abstract: -0.75,
  kept: 0.5,
  had: -0.48,
  counted: 0.84,
  verbs: 0.96,
  software: -1.17,
};

// 412 examples, 186 of which hold
export const PAIR_WEIGHTS = {
  bias: -0.08,
  stories: -0.43,
  owned: 0.94,
  joined: 1.15,
  related: 0.72,
  own: 1.44,
  apart: -0.5,
  persons: -0.86,
};
