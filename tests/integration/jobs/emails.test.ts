import { expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { jobNames, emailNames } from "#app/domain/jobs/payloads.ts";
import { formatMoneyShort } from "#app/i18n/format.ts";
import { locales } from "#app/i18n/locale.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { createTaskList } from "#app/jobs/tasks.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openGiven({}, { isEmptied: true });

const notifyOfOffer = (by: CompanyActor, offerId: string) =>
  app.web.withActor(by, (trx) => enqueue(trx, "notify-company-offer-issued", { offerId }));

const emails = () =>
  app.sql<{ recipient: string; subject: string; text: string; html: string }>`select recipient, subject,
    text, html from dev_mail order by id`;

test("each job of the list has a handler", () => {
  expect(Object.keys(createTaskList(app.worker)).sort()).toEqual([...jobNames].sort());
});

test("each e-mail has a text in both languages", () => {
  for (const locale of locales) {
    const { emails: words } = messagesFor(locale).mail;
    expect(Object.keys(words).sort()).toEqual([...emailNames].sort());
  }
});

test("the company is notified of an offer by e-mail, with a link to its page", async () => {
  const { offerId, company } = await given.offered();
  await notifyOfOffer(company, offerId);
  await workOff(app);
  const [email, ...others] = await emails();
  expect(others).toEqual([]);
  expect(email).toMatchObject({
    recipient: `${company.userId}@people.test`,
    subject: `Test Bank has issued an offer: ${formatMoneyShort("en", 500_000_000n)}`,
  });
  const url = `${app.web.config.web.publicOrigin}/company/offers/${offerId}`;
  expect(email?.text).toContain(url);
  expect(email?.html).toContain(`href="${url}"`);
  expect(email?.text).toMatch(/It stands until/);
});

test("a person gets e-mails in their language", async () => {
  const { offerId, company } = await given.offered();
  await app.sql`update accounts."user" set locale = 'zh-CN' where id = ${company.userId}`;
  await notifyOfOffer(company, offerId);
  await workOff(app);
  const [email] = await emails();
  expect(email?.subject).toBe("测试银行已出具融资方案：500万元");
  expect(email?.html).toContain('<html lang="zh-CN">');
});

test("no e-mail to an institution reveals which company a prospect belongs to", async () => {
  const { offerId, introductionId, company, institution } = await given.offered();
  await app.web.withActor(company, async (trx) => {
    await enqueue(trx, "notify-institution-introduction-answered", { introductionId });
    await enqueue(trx, "notify-institution-introduction-requested", { introductionId });
    await enqueue(trx, "notify-institution-offer-answered", { offerId });
    await enqueue(trx, "notify-introduction-lapsed", { introductionId });
  });
  await workOff(app);
  const toInstitution = (await emails()).filter(({ recipient }) => recipient.startsWith(institution.userId));
  expect(toInstitution).toHaveLength(4);
  for (const { subject, text, html } of toInstitution) {
    expect(subject + text + html).not.toMatch(
      /Changchun Test Optics|长春测试光电|Test Organization|测试联系人/,
    );
  }
});

test("owners and members get e-mails, viewers get none", async () => {
  const { offerId, company } = await given.offered();
  const organizationId = company.companyId;
  const member = await accountsIn(app).person({ organizationId, memberRole: "member" });
  await accountsIn(app).person({ organizationId, memberRole: "viewer" });
  await notifyOfOffer(company, offerId);
  await workOff(app);
  const recipients = (await emails()).map(({ recipient }) => recipient).sort();
  expect(recipients).toEqual([`${company.userId}@people.test`, member.email].sort());
});

test("a rolled-back change notifies nobody", async () => {
  const { offerId, company } = await given.offered();
  const change = app.web.withActor(company, async (trx) => {
    await enqueue(trx, "notify-company-offer-issued", { offerId });
    throw new Error("undone");
  });
  await expect(change).rejects.toThrow("undone");
  await workOff(app);
  expect(await emails()).toEqual([]);
});

test("no e-mail is sent about something that was deleted", async () => {
  const { company } = await given.offered();
  const offerId = "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4";
  await notifyOfOffer(company, offerId);
  await workOff(app);
  expect(await emails()).toEqual([]);
});
