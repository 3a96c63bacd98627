/** All patterns, in the order they are applied within their stage. To add one: a file, a line here, a test. */
import { address } from './address.ts';
import { approval } from './approval.ts';
import { associationEntity } from './association-entity.ts';
import { auditTrail } from './audit-trail.ts';
import { authorship } from './authorship.ts';
import { booking } from './booking.ts';
import { catalogue } from './catalogue.ts';
import { contact } from './contact.ts';
import { leastPrivilege } from './least-privilege.ts';
import { lifecycle } from './lifecycle.ts';
import { lineItem } from './line-item.ts';
import { money } from './money.ts';
import { naturalKey } from './natural-key.ts';
import { partyRole } from './party-role.ts';
import type { Pattern } from './pattern.ts';

export const patterns: readonly Pattern[] = [
  associationEntity,
  authorship,
  naturalKey,
  booking,
  lineItem,
  money,
  contact,
  catalogue,
  partyRole,
  address,
  lifecycle,
  approval,
  auditTrail,
  leastPrivilege,
];
