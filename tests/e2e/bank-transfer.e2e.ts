import { randomInt } from "node:crypto";
import { expect } from "@playwright/test";
import { digitsOf, exampleAccount } from "#app/lib/variables.ts";
import { dayOf } from "#app/lib/days.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { exportRows, type GivenLine } from "#tests/support/billing/bank-exports.ts";
import { csvFile, xlsxFile } from "#tests/support/billing/bank-files.ts";
import { signsIn } from "./path/accounts.ts";
import { demoPassword } from "./path/admin.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const OVER = 12_345n;
const account = digitsOf(exampleAccount.number);
const today = dayOf(new Date());

async function comesToStatements(admin: Person, address: string): Promise<void> {
  await admin.goes(paths.signIn());
  await signsIn(admin, address, demoPassword);
  await admin.speaksOwnLanguage();
  await admin.goes(adminPaths.bankStatements());
  await admin.reads(admin.words.statements("list.title"));
}

async function imports(admin: Person, name: string, buffer: Buffer): Promise<void> {
  const { statements } = admin.words;
  await admin.goes(adminPaths.bankStatements());
  await admin
    .field(statements("import.file"))
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await admin.presses(statements("import.act"));
}

/** Reloads until the worker has been at the statement's lines. */
async function seesResult(admin: Person, text: string): Promise<void> {
  await expect(async () => {
    await admin.page.reload();
    await expect(admin.main().getByText(text).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

const line = (of: Partial<GivenLine> & Pick<GivenLine, "amountFen" | "name" | "purpose">): GivenLine => ({
  day: today,
  account: "6217000099887766",
  serial: `E${String(randomInt(1_000_000_000))}`,
  ...of,
});

for (const locale of languagesOf("bank transfer")) {
  test(`an invoice is paid by a transfer, and what was paid too much goes back, by two admins (${locale})`, async ({
    arrives,
    testData,
  }) => {
    const invoice = await testData.openInvoice(locale === "en" ? 0 : 1);
    const [ann, bo] = [
      await arrives({ locale, inspects: "on-desktop-and-phone" }),
      await arrives({ locale, inspects: "on-desktop-and-phone" }),
    ];
    const { statements: words, refusals } = ann.words;
    await comesToStatements(ann, "admin@demo.longspring.test");
    await ann.alwaysInspects("list");
    await ann.presses(words("import.act"));
    await ann.sees(words("faults.file-missing"));
    await imports(ann, "客户.csv", Buffer.from("姓名,电话\n张三,1\n"));
    await ann.sees(words("faults.format-unknown", { row: 1, found: "姓名、电话" }));
    await ann.alwaysInspects("unknown format");

    const paid = line({
      amountFen: invoice.totalFen + OVER,
      name: invoice.payer,
      purpose: `平台服务费 ${invoice.number.toLowerCase().replaceAll("-", " ")}`,
    });
    const stranger = line({ amountFen: 4_200n, name: "李雷", purpose: "转账" });
    // Other runs have lines of the same account and amounts: their balances differ.
    const openingFen = BigInt(randomInt(1_000_000_000));
    const opening = { account, openingFen };
    const file = csvFile(exportRows("icbc", { ...opening, lines: [paid, stranger] }), "gb18030");
    await imports(ann, "工行流水.csv", file);
    await ann.reads(words("statement.title", { file: "工行流水.csv" }));
    const counts = { lines: 2, newLines: 2, known: 0, doubtful: 0, matched: 1, ignored: 0, left: 1 };
    await seesResult(ann, words("statement.result", counts));
    await ann.sees(invoice.number);
    await ann.alwaysInspects("imported");
    await imports(ann, "again.csv", file);
    await ann.sees(words("statement.allKnown"));

    await ann.follows(`${words("lines.handle")} ${invoice.payer}`);
    await ann.alwaysInspects("matched line");
    await ann.presses(words("panel.return"));
    await expect(ann.button(words("panel.return"))).toHaveCount(0);
    await ann.follows(`${words("lines.handle")} ${invoice.payer}`);
    await ann.sees(words("panel.another"));
    const statement = new URL(ann.page.url()).pathname;
    await ann.goes(adminPaths.feeProposals());
    await ann.sees(invoice.payer);
    await ann.alwaysInspects("return proposed");
    await ann.goes(statement);

    await comesToStatements(bo, "admin2@demo.longspring.test");
    await bo.goes(statement);
    await bo.follows(`${words("lines.handle")} ${invoice.payer}`);
    await bo.alwaysInspects("to confirm");
    await bo.presses(words("panel.confirm"));
    await expect(bo.button(words("panel.confirm"))).toHaveCount(0);
    await bo.follows(`${words("lines.handle")} ${invoice.payer}`);
    await bo.alwaysInspects("return confirmed");
    await expect(bo.main().getByText(words("panel.undo"))).toHaveCount(0);
    await bo.goes(adminPaths.billing());
    await bo.sees(invoice.payer);
    await bo.alwaysInspects("transfer to make");
    await bo.goes(statement);

    // The stranger's money: a number that doesn't exist is refused where it was typed.
    await bo.follows(`${words("lines.handle")} 李雷`);
    await bo.types(words("panel.invoices"), "LS-2026-999999");
    await bo.presses(words("panel.match"));
    await bo.sees(refusals("bank-invoices-unknown"));
    await expect(bo.field(words("panel.invoices"))).toHaveValue("LS-2026-999999");
    await bo.alwaysInspects("refused");
    await bo.presses(words("panel.ignore"));
    await expect(bo.button(words("panel.ignore"))).toHaveCount(0);
    await ann.goes(statement);
    await ann.follows(`${words("lines.handle")} 李雷`);
    await ann.presses(words("panel.confirm"));
    await ann.sees(words("statement.result", { ...counts, ignored: 1, left: 0 }));

    // What was ordered at the bank is on a later statement.
    const back = line({ amountFen: -OVER, name: invoice.payer, purpose: "退回多付款" });
    const later = { account, openingFen: openingFen + paid.amountFen + stranger.amountFen, lines: [back] };
    await imports(ann, "later.xlsx", await xlsxFile(exportRows("icbc", later), { texts: "shared" }));
    await seesResult(ann, words("statement.result", { ...counts, lines: 1, newLines: 1, left: 0 }));
    await ann.alwaysInspects("returned");
  });
}
