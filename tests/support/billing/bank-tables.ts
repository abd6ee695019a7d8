import type { OpenTestApp } from "#tests/support/open-test-app.ts";

const tables =
  "fee invoice receipt receipt_allocation refund bank_statement bank_line bank_proposal confirmation ledger_posting provider_call";

/** What the tables of billing hold, as one text, and how many events there are: to show that nothing changed. */
export function bankTables(app: Pick<OpenTestApp, "owner">) {
  const all = tables
    .split(" ")
    .map((table) => `(select jsonb_agg(t order by t::text) from ${table} t)::text`);
  return async () => {
    const { rows } = await app.owner.query<{ all: string }>(
      `select concat(${all.join(", ")}, (select count(*) from event)) as all`,
    );
    return rows[0]?.all;
  };
}
