import { randomInt } from "node:crypto";
import { expect } from "@playwright/test";
import { formatDay, formatMoneyExact } from "#app/i18n/format.ts";
import { dayOf } from "#app/lib/days.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { billingPaths, fapiaoPaths } from "#app/shared/billing-paths.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { numberOfInvoice, paysByCard, seesLater } from "./path/billing.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const whole = { inspects: "on-desktop-and-phone" } as const;
/** Of a fee of 25,000 yuan. */
const CREDITED = { yuan: "10000", fen: 1_000_000n, shown: "10,000.00" };
const today = dayOf(new Date());
const newNumber = () =>
  `2622${String(randomInt(1e8)).padStart(8, "0")}${String(randomInt(1e8)).padStart(8, "0")}`;

/** A finance admin enters the fapiao that the list has for an invoice. */
async function enters(admin: Person, invoice: string, fapiao: string): Promise<void> {
  const { pricing } = admin.words;
  const file = { name: `${fapiao}.pdf`, mimeType: "application/pdf", buffer: pdf() };
  await admin.types(pricing("fapiao.number"), fapiao);
  await admin.types(pricing("fapiao.issuedOn"), today);
  await admin.field(pricing("fapiao.file")).setInputFiles(file);
  await admin.presses(pricing("fapiao.enter"));
  await admin.reads(pricing("fapiao.list.title"));
  await expect(rowOf(admin, invoice)).toHaveCount(0);
}

const rowOf = (someone: Person, words: string) => someone.main().getByRole("row").filter({ hasText: words });

async function opensRequest(admin: Person, invoice: string): Promise<void> {
  const { pricing } = admin.words;
  await admin.goes(fapiaoPaths.list());
  await admin.reads(pricing("fapiao.list.title"));
  await admin.follows(`${pricing("fapiao.list.open")} ${invoice}`);
  await admin.reads(pricing("fapiao.of", { number: invoice }));
}

/** The bytes of what a link leads to. */
async function fetches(someone: Person, link: string): Promise<Buffer> {
  const address = await someone.link(link).first().getAttribute("href");
  const answer = await someone.page.request.get(address ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-disposition"]).toContain("attachment");
  return answer.body();
}

for (const locale of languagesOf("refund")) {
  test(`part of a paid fee is credited by two admins, refunded, and taken back by a red fapiao (${locale})`, async ({
    comesBack,
    testData,
  }) => {
    const [lender, company] = await Promise.all([testData.bank(locale), testData.published(locale)]);
    await testData.drawn(lender, company);
    const banker = await comesBack(lender, { locale, ...whole });
    const { billing, pricing, terms } = banker.words;
    const invoice = billingPaths.invoice(await testData.invoiced(lender, { hasStripe: true }));
    await banker.goes(invoice);
    await paysByCard(banker);
    await banker.goes(invoice);
    await seesLater(banker, terms("states.invoice.settled"));
    const number = await numberOfInvoice(banker);
    await banker.ticks(pricing("fapiao.kind"), pricing("fapiaoKinds.ordinary"));
    await banker.presses(pricing("fapiao.request"));
    await expect(banker.button(pricing("fapiao.request"))).toHaveCount(0);
    await banker.alwaysInspects("fapiao requested");

    const [first, second] = [await testData.financeAdmin(locale), await testData.financeAdmin(locale)];
    const ann = await comesBack(first, { locale, ...whole });
    const { billingAdmin: words, forms } = ann.words;
    await opensRequest(ann, number);
    await ann.presses(pricing("fapiao.enter"));
    await ann.sees(forms("required"));
    await ann.alwaysInspects("nothing entered");
    const issued = newNumber();
    await enters(ann, number, issued);
    await banker.page.reload();
    await banker.sees(
      pricing("fapiao.issued", { kind: "ordinary", number: issued, day: formatDay(locale, today) }),
    );
    expect(await fetches(banker, pricing("fapiao.downloadOf", { number: issued }))).toEqual(pdf());

    const page = adminPaths.invoice(new URL(banker.page.url()).pathname.split("/").at(-1) ?? "");
    await ann.goes(page);
    await ann.ticks(words("invoice.kind"), words("invoice.kinds.adjustment"));
    await ann.types(words("invoice.creditAmount"), CREDITED.yuan);
    const reason = locale === "en" ? "Two fifths were for a pilot." : "其中四成属试点，予以减免。";
    await ann.types(words("invoice.reason"), reason);
    await ann.presses(words("invoice.proposeAct"));
    await ann.sees(words("invoice.waits", { kind: "adjustment" }));
    await expect(ann.part(words("invoice.propose"))).toContainText(
      words("invoice.waits", { kind: "adjustment" }),
    );
    for (const field of await ann.part(words("invoice.propose")).getByRole("textbox").all())
      await expect(field).toHaveValue("");
    await ann.alwaysInspects("credit proposed");

    const bo = await comesBack(second, { locale, ...whole });
    await bo.goes(adminPaths.feeProposals());
    await bo.reads(words("proposals.title"));
    await expect(rowOf(bo, lender.texts.name)).toContainText(CREDITED.shown);
    await rowOf(bo, lender.texts.name)
      .getByRole("button", { name: words("proposals.confirm") })
      .click();
    await bo.reads(words("proposals.title"));
    await expect(bo.part(words("proposals.settled"))).toContainText(reason);

    const amount = formatMoneyExact(locale, -CREDITED.fen);
    await banker.page.reload();
    await seesLater(banker, terms("states.refund.paid"));
    await banker.sees(pricing("fapiao.redDue", { amount }));
    await banker.sees(reason);
    await banker.alwaysInspects("credited and refunded");

    await opensRequest(ann, number);
    await ann.sees(amount);
    await ann.alwaysInspects("red one due");
    const red = newNumber();
    await enters(ann, number, red);
    await ann.goes(page);
    await ann.alwaysInspects("refunded");

    await banker.page.reload();
    const day = formatDay(locale, today);
    await banker.sees(pricing("fapiao.red", { number: red, day, amount }));
    await banker.sees(pricing("fapiao.issued", { kind: "ordinary", number: issued, day }));
    await banker.alwaysInspects("red fapiao");
    // Nothing is due again of what was paid back, and the fee that is left stays paid.
    await banker.sees(terms("states.invoice.settled"));
    await banker.sees(terms("states.fee.paid"));
    await expect(banker.part(billing("payments.title"))).toContainText(billing("payments.kinds.refund"));
    const note = await fetches(banker, billing("credits.pdf"));
    expect(note.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    for (const one of [issued, red])
      expect(await fetches(banker, pricing("fapiao.downloadOf", { number: one }))).toEqual(pdf());
    await banker.goes(billingPaths.fapiao());
    await expect(rowOf(banker, number)).toHaveCount(2);
    await banker.alwaysInspects("both");
    await banker.goes(billingPaths.statement());
    await banker.sees(billing("movements.refund-paid", { number }));
  });
}
