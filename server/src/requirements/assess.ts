/** How ready requirements are to be generated from: 0 to 100, by metrics that each give their reasons. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Evaluation, MetricScore } from '../model/candidate.ts';
import type { Specification } from '../model/specification.ts';

/** Codes that make a statement ambiguous, untestable, or at odds with another. */
const AMBIGUOUS = new Set(
  `req/vague-term req/unclear-pronoun req/slash req/comparative req/undefined-acronym req/open-ended req/mixed-and-or req/negated-universal
   req/double-negation req/indefinite-pronoun req/cross-reference req/context-dependent req/implicit-condition req/ambiguous-date`.split(
    /\s+/,
  ),
);
const UNTESTABLE = new Set(
  `req/vague-term req/missing-measure req/vague-time req/undecided req/escape-clause req/weak-verb req/open-ended req/approximate-value
   req/quantity-word req/unbounded-verb req/imprecise-verb req/missing-unit req/incomplete-reference req/placeholder req/question req/wish
   req/missing-response req/incomplete-condition req/missing-verb req/unfinished-list`.split(/\s+/),
);
const INCONSISTENT = new Set(
  `req/contradiction req/duplicate-statement req/duplicate-id req/unknown-state req/unit-mismatch req/double-definition
   req/dangling-reference req/reference-cycle`.split(/\s+/),
);
const UNSTRUCTURED = new Set(
  `req/compound-statement req/missing-id req/passive-without-actor req/superfluous-infinitive req/story-without-benefit req/several-requirements
   req/story-several-actions req/missing-system req/scenario-several-whens`.split(/\s+/),
);

/** Scores a specification with everything found on it. An empty one scores 0. */
export function assess(specification: Specification, diagnostics: readonly Diagnostic[]): Evaluation {
  const metrics = [
    byFindings('unambiguity', 0.2, AMBIGUOUS, 'can be read in more than one way', specification, diagnostics),
    completeness(specification),
    byFindings('verifiability', 0.2, UNTESTABLE, 'cannot be tested as written', specification, diagnostics),
    byFindings(
      'consistency',
      0.15,
      INCONSISTENT,
      'repeat or contradict others',
      specification,
      diagnostics,
      4,
    ),
    byFindings(
      'structure',
      0.1,
      UNSTRUCTURED,
      'are hard to trace one by one',
      specification,
      diagnostics,
      0.5,
    ),
    understanding(specification),
  ];
  const empty = specification.statements.length === 0;
  const total = empty ? 0 : metrics.reduce((sum, { value, weight }) => sum + value * weight, 0) * 100;
  return { total: Math.round(total * 10) / 10, metrics };
}

/** 1 minus the share of statements with a finding of these codes; `harm` is what one finding counts. */
function byFindings(
  metric: string,
  weight: number,
  codes: ReadonlySet<string>,
  problem: string,
  { statements }: Specification,
  diagnostics: readonly Diagnostic[],
  harm = 1,
): MetricScore {
  const hit = diagnostics.filter(({ code }) => codes.has(code));
  const spans = hit.map(({ span }) => span);
  const flawed = statements.filter(
    (one) =>
      one.findings.some((code) => codes.has(code)) ||
      spans.some((span) => span.start < one.span.end && one.span.start < span.end),
  );
  const share = statements.length === 0 ? 1 : Math.min(1, (harm * flawed.length) / statements.length);
  const reasons = [
    `${flawed.length} of ${statements.length} statements ${problem}.`,
    ...(flawed.length === 0
      ? []
      : [
          `Look at ${flawed
            .slice(0, 5)
            .map(({ id }) => id)
            .join(', ')}${flawed.length > 5 ? ' …' : ''}.`,
        ]),
  ];
  return { metric, value: statements.length === 0 ? 0 : round(1 - share), weight, reasons };
}

/** Whether the things, their properties, what tells them apart, how they relate and who acts are all there. */
function completeness({ entities, relationships, actors, stateChanges }: Specification): MetricScore {
  const described = entities.filter(({ attributes }) => attributes.length > 0);
  const identified = entities.filter(({ attributes }) =>
    attributes.some(({ unique, type }) => unique || type === 'identifier'),
  );
  const related = new Set(relationships.flatMap(({ from, to }) => [from, to]));
  const connected = entities.filter(({ name }) => related.has(name));
  const acting = actors.filter(({ permissions }) => permissions.length > 0);
  const share = (part: readonly unknown[]): number =>
    entities.length === 0 ? 0 : part.length / entities.length;
  const value =
    0.4 * share(described) +
    0.1 * Math.min(1, 2 * share(identified)) +
    0.25 * share(connected) +
    (acting.length > 0 ? 0.25 : 0);
  const bare = entities.filter(({ attributes }) => attributes.length === 0).map(({ name }) => name);
  const reasons = [
    `${described.length} of ${entities.length} entities have attributes, ${identified.length} something that identifies them, ${connected.length} a relationship.`,
    ...(bare.length === 0 ? [] : [`Nothing is said of what ${list(bare)} consists of.`]),
    acting.length === 0
      ? 'Nobody is named who acts: say who may do what.'
      : `${acting.length} actors with ${stateChanges.length} state changes.`,
  ];
  return { metric: 'completeness', value: round(value), weight: 0.25, reasons };
}

/** How much of the text gave facts. */
function understanding({ statements, confidence }: Specification): MetricScore {
  const silent = statements
    .filter(({ actions, entities }) => actions.length === 0 && entities.length === 0)
    .map(({ id }) => id);
  const reasons = [
    silent.length === 0 ? 'Every statement gave facts.' : `Nothing was understood of ${list(silent)}.`,
  ];
  return { metric: 'understanding', value: round(confidence), weight: 0.1, reasons };
}

function list(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
