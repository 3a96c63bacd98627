/** Weights of the logistic regressions over user stories, in logits, as `bench/understanding/fit-backlog.ts` prints them. */

// 816 examples, 299 of which hold
export const NAME_WEIGHTS = {
  bias: -3.55,
  stories: 1.14,
  benefitOnly: -1.84,
  abstract: -0.84,
  had: -1.01,
  counted: 0.83,
  verbs: 0.75,
  software: -1.35,
  words: -0.34,
  personas: 0.5,
  tied: 0.86,
};

// 597 examples, 285 of which hold
export const PAIR_WEIGHTS = {
  bias: 3.47,
  stories: -0.52,
  owned: 0.6,
  linked: 1.18,
  own: 1.42,
  looked: -0.64,
  apart: -1.16,
  persons: -0.84,
  crowd: -1.57,
  between: -0.4,
};
