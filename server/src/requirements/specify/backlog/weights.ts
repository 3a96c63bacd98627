/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 822 examples, 299 of which hold
export const NAME_WEIGHTS = {
  bias: -2.84,
  stories: 1.41,
  benefitOnly: -1.61,
  abstract: -0.76,
  had: -0.83,
  counted: 0.8,
  verbs: 0.8,
  software: -1.21,
};

// 597 examples, 285 of which hold
export const PAIR_WEIGHTS = {
  bias: 0.23,
  stories: -0.5,
  owned: 0.77,
  linked: 1.26,
  own: 1.52,
  looked: -0.42,
  apart: -0.63,
  persons: -1.09,
};
