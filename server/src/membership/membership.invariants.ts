import { bySql, type Invariant } from '../platform';

export const membershipInvariants: readonly Invariant[] = [
  bySql(
    'INV-12',
    'every member agreed to become one, and has a tier that her last change led to',
    `SELECT m.customer_id, s.tier_key, c.to_key FROM members m
      LEFT JOIN tier_states s ON s.customer_id = m.customer_id
      LEFT JOIN (SELECT customer_id, to_key, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY id DESC) AS place
        FROM tier_changes) c ON c.customer_id = m.customer_id AND c.place = 1
      WHERE s.customer_id IS NULL OR (c.to_key IS NOT NULL AND c.to_key <> s.tier_key)
        OR NOT EXISTS (SELECT 1 FROM member_consents p
          WHERE p.customer_id = m.customer_id AND p.purpose = 'membership' AND p.granted = 1)`,
  ),
];
