export type Audience = "public" | "company" | "institution" | "admin";

/** Records in states that the demonstration's own organizations have none in, and which side reads them. */
export const recordsIn = {
  applying: { row: "application where status = 'under_review'", side: "company_id" },
  signing: { row: "deal where status = 'documents_out'", side: "company_id" },
  starting: {
    row: "deal d where status = 'conditions_open' and commitment = 'guarantee' and 1 = (select count(*) from deal_condition c where c.deal_id = d.id and c.status in ('requested', 'received'))",
    side: "institution_id",
  },
  ended: { row: "offer where status = 'expired'", side: "company_id" },
  lapsed: { row: "offer where status = 'expired'", side: "institution_id" },
  reviewed: { row: "prospect where status = 'under_review'", side: "company_id" },
  countersigning: { row: "deal where status = 'signed_by_company'", side: "institution_id" },
} as const;

export interface Shot {
  name: string;
  audience: Audience;
  /** Read by the owner of a side of such a record, whose id stands for `:id` in the address. */
  of?: keyof typeof recordsIn;
  /** The address, or the way to it: the first link that fits each pattern is followed. */
  path: string;
  follow?: RegExp;
  /** Appended to the address that was reached: a step of it. */
  then?: string;
  /** One of those in docs/screenshots. */
  shown?: boolean;
}
