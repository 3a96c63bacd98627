/** The domain of a text: the one whose words it uses most, when it uses enough of them. */
import { DOMAINS } from '../lexicons/domains.ts';

/** Distinct words of a domain that a text must use. */
const LEAST = 3;

/** The name of the domain that the names (lower case) belong to; `general` when none fits. */
export function domainOf(names: Iterable<string>): string {
  const used = new Set<string>();
  for (const name of names) for (const word of name.split(' ')) used.add(word);
  let best = 'general';
  let most = LEAST - 1;
  for (const [domain, words] of DOMAINS) {
    let hits = 0;
    for (const word of words) if (used.has(word)) hits++;
    if (hits > most) {
      most = hits;
      best = domain;
    }
  }
  return best;
}
