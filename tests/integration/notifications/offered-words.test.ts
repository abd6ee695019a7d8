import { expect, test } from "vitest";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import { type Offered, offeredOf } from "#app/domain/notifications/offered.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { formatMoneyShort, formatRate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { formatNotification } from "#app/http/answers/format-notification.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { aContent } from "#tests/factories/content.ts";
import { equityTermsJson } from "#tests/factories/domain/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";

/** What a company is told of an offer by mail, on its page of notifications and in the digest, by kind. */
const opened = openGiven({}, { isEmptied: true });
const { app, db } = opened;

interface Kind {
  instrument: Instrument;
  by: InstitutionKind;
  terms: object;
}

const fees = [{ kind: "guarantee_fee", timing: "upfront", percent: "1" }];
const KINDS = {
  priced: { instrument: "ip_pledge_loan", by: "commercial_bank", terms: {} },
  guarantee: {
    instrument: "guaranteed_loan",
    by: "guarantor",
    terms: { fees, details: { kind: "guarantee", ratioPercent: "80" } },
  },
  equity: { instrument: "equity", by: "fund_manager", terms: equityTermsJson() },
  note: {
    instrument: "convertible_note",
    by: "fund_manager",
    terms: {
      repaymentMethod: "annuity",
      details: {
        kind: "convertible_note",
        discountPercent: "20",
        capFen: "5000000000",
        qualifiedFen: "1000000000",
        assumedPreMoneyFen: "6000000000",
      },
    },
  },
} satisfies Record<string, Kind>;
type KindName = keyof typeof KINDS;

async function issued(name: KindName, locale: Locale) {
  const { instrument, by, terms } = KINDS[name];
  const { offerId, company, institution } = await begunSheet(opened, instrument, by);
  await app.sql`update accounts."user" set locale = ${locale} where id = ${company.userId}`;
  await issueOffer(app.web, institution, {
    offerId,
    ...sheetToIssue(600_000_000n, { instrument, ...terms }),
  });
  await workOff(app);
  const [mail] = await app.sql<{
    subject: string;
    text: string;
  }>`select subject, text from dev_mail where recipient like ${`${company.userId}%`}`;
  const { rows } = await listNotifications(app.web, sessionFor(company), { cursor: undefined });
  const [row] = rows;
  if (mail === undefined || row === undefined) throw new Error("the company was not told");
  const line = formatNotification(locale, row, app.web.now()).words;
  const version = await db.row("offerVersion", { offerId });
  const { amountFen, commitment } = await db.row("offer", offerId);
  const offered: Offered = offeredOf({ ...version, commitment });
  return { mail, line, amountFen: amountFen ?? 0n, offered };
}

/** The figures that the text has of each kind, and words that would be untrue of it. */
const FIGURES: Record<KindName, readonly (keyof Offered)[]> = {
  priced: ["ratePercent", "totalCostFen"],
  guarantee: ["loanFen", "feesFen"],
  equity: ["shareBp"],
  note: ["ratePercent", "totalCostFen", "shareBp", "repaidFen"],
};
const UNTRUE: Record<Locale, Record<KindName, RegExp>> = {
  en: {
    priced: /guarantee|invest|of the company/,
    guarantee: /repayment plan|a year/,
    equity: /a year|cost|repayment/,
    note: /guarantee/,
  },
  "zh-CN": {
    priced: /担保|投资|股权/,
    guarantee: /还款计划|年化|总成本/,
    equity: /年化|成本|还款/,
    note: /担保/,
  },
};

function figure(locale: Locale, offered: Offered, key: keyof Offered): string {
  const value = offered[key];
  if (typeof value === "bigint") return formatMoneyShort(locale, value);
  return typeof value === "number" ? formatStake(value) : formatRate(value ?? "");
}

test.each(
  (Object.keys(KINDS) as KindName[]).flatMap((name) => [[name, "en"] as const, [name, "zh-CN"] as const]),
)("an issued offer is told in the words and figures of its kind: %s in %s", async (name, locale) => {
  const { mail, line, amountFen, offered } = await issued(name, locale);
  expect(offered.kind).toBe(name);
  const [text = ""] = mail.text.split("\n");
  expect(line).toBe(mail.subject);
  expect(mail.subject).toContain(formatMoneyShort(locale, amountFen));
  const figures = [formatMoneyShort(locale, amountFen)];
  for (const key of FIGURES[name]) figures.push(figure(locale, offered, key));
  expect(figures.filter((one) => !text.includes(one))).toEqual([]);
  expect(text).not.toMatch(UNTRUE[locale][name]);
  if (name === "equity") expect(mail.subject).toContain(formatStake(offered.shareBp ?? 0));
  if (name === "guarantee") expect(mail.subject).toMatch(/guarantee|担保/);
});

test("an admin is not called a member of an organization in an e-mail", async () => {
  const moderation = moderationIn(app);
  const admin = await moderation.admin("Bo");
  const { caseId } = await moderation.submittedProspect(aContent(), { alike: 0 });
  await app.web.withActor(admin, (trx) => enqueue(trx, "notify-admins-case-opened", { caseId }));
  await workOff(app);
  const [mail] = await app.sql<{
    text: string;
  }>`select text from dev_mail where subject ~ 'C-|工单' order by id desc limit 1`;
  expect(mail?.text).toMatch(/You receive this as an admin of the platform|您作为平台管理员/);
  expect(mail?.text).not.toMatch(/member of your organization|机构或企业的成员/);
});
