/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 822 examples, 299 of which hold
export const NAME_WEIGHTS = {
  bias: -3.59,
  stories: 1.09,
  benefitOnly: -1.8,
  abstract: -0.8,
  had: -0.98,
  counted: 0.89,
  verbs: 0.79,
  software: -1.33,
  words: -0.32,
  personas: 0.47,
  tied: 0.9,
};

// 597 examples, 285 of which hold
export const PAIR_WEIGHTS = {
  bias: 3.34,
  stories: -0.53,
  owned: 0.6,
  linked: 1.19,
  own: 1.42,
  looked: -0.62,
  apart: -1.1,
  persons: -0.84,
  crowd: -1.5,
  between: -0.41,
};
