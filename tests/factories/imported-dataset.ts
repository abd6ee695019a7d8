import { parseDeal } from "#app/domain/datasets/deal-file.ts";
import { inOneTransaction } from "#scripts/datasets/database.ts";
import { insertDeals } from "#scripts/datasets/insert-deals.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { dayOn } from "./days.ts";

/** Rows as in files of real deals: each knows other facts. */
const rows = [
  "1,2020-04-03,,62/6221/622110,MT/59711/ANACONDA,Non-Profit,relief-loan,7071067,,400,,BANK A,1",
  "2,2020-04-03,,23/2361,MT/59715,Corporation,relief-loan,591607,,42,,BANK A,1",
  "3,2006-01-02,LASERS INC,,NC/284/28403,existing,bank-loan,141000,300,1,1999,BANK A,1",
  "4,2007-05-02,LASERS INC,,NC/284/28403,existing,bank-loan/revolving,300000,84,4,1999,BANK B|BANK A,1",
  "5,2008-05-02,LASERS INC,,,,bank-loan/revolving/lowdoc,50000,6,,,BANK B,0",
  "6,2014-05-02,PANELS LTD,software,CA/Oakland,series-a,series-a equity,2000000,,,2012,FUND C|BANK A,1",
  "7,2015-05-02,PANELS LTD,software,CA/Oakland,,,2000000,37,,2012,BANK A,1",
  `8,${dayOn(-24)},CASTINGS LTD,photonics/laser-devices,2201/220104,growth,ip_pledge_loan,2000000,24,,2012,BANK A,1`,
];

/** A small dataset of real deals, with users of a bank and a company of it. */
export async function importedDatasetIn(app: TestApp) {
  const deals = rows.map((row) => {
    const read = parseDeal(row.split(","), dayOn(0));
    if (!read.ok) throw new Error(read.fault.reason);
    return read.deal;
  });
  await inOneTransaction(app.databaseUrl, (trx) => insertDeals(trx, deals, new Date(), () => undefined));
  const idOf = async (text: string, value: string): Promise<string> => {
    const found = await app.owner.query<{ id: string }>(text, [value]);
    return found.rows[0]?.id ?? "";
  };
  return {
    bankId: await idOf("select id from institution where name_en = $1", "BANK A"),
    fundId: await idOf("select id from institution where name_en = $1", "FUND C"),
    /** The one that borrowed three times. */
    companyId: await idOf(
      `select company_id as id from prospect group by company_id having count(*) = $1 limit 1`,
      "3",
    ),
  };
}
