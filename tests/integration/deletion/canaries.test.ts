import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { beforeEach, expect, test } from "vitest";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { verifyTrail } from "#app/services/audit/verify-trail.server.ts";
import { sealEvents } from "#app/services/audit/seal-events.server.ts";
import { carryOutDeletions } from "#app/services/deletion/carry-out-deletions.server.ts";
import { requestOrganizationDeletion } from "#app/services/deletion/request-organization-deletion.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { writeMessage } from "#app/services/introductions/write-message.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { accountsIn } from "#tests/factories/accounts.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { openAccountPages } from "#tests/support/http/account-pages.ts";
import { documentsFolderOf } from "#tests/support/test-app.ts";
import { workOff } from "#tests/support/jobs.ts";
import { placesOf, scanFor } from "#tests/support/privacy/scan.ts";
import { STAYS_OF_ORGANIZATION, STAYS_OF_PERSON, unnamed } from "#tests/support/privacy/stays.ts";

/**
 * A person with texts of their own in every place that a person can fill. After their deletion, and after that of their
 * company, everything that is stored is searched for these: whatever is found is named in tests/support/privacy/stays.ts.
 */
const { app, db, company, institution, underway } = openParties({}, { isEmptied: true });
const accounts = accountsIn(app);
const { signedIn } = openAccountPages(app);
const system = { kind: "system" } as const;

const canaries = {
  name: "Quillfeather Zorblax",
  email: "quillfeather.zorblax@canary.test",
  phone: "13912349876",
  userAgent: "CanaryBrowser/77.zorblax",
  message: "canary words of a message, vexillology",
  fileName: "canary-file-name-vexillum",
  fileContent: "canary-content-of-a-file-vexillary",
  note: "canary note in the audit trail, vexation",
  reference: "CANARY-PAYMENT-REF-0042",
  draft: "canary text of a draft, vexatious",
  contact: "Contact Zorblax of the profile",
};
const all = Object.values(canaries);
const own = [canaries.name, canaries.email, canaries.userAgent, canaries.note, canaries.reference];

beforeEach(async () => {
  await app.setNow(undefined);
  await rm(documentsFolderOf(app.databaseUrl), { recursive: true, force: true });
});

/** The person lives: signs in, is invited and invites, writes, uploads, exports, is told of things. */
async function aLife() {
  const { userId } = company;
  await app.sql`insert into accounts."user" (id, name, email, email_verified, locale)
    values (${userId}, ${canaries.name}, ${canaries.email}, true, 'en')
    on conflict (id) do update set name = excluded.name, email = excluded.email`;
  const [{ hash } = { hash: "" }] = await app.sql<{ hash: string }>`select password as hash
    from accounts.account where user_id = ${(await accounts.person(null)).userId}`;
  await app.sql`insert into accounts.account (account_id, provider_id, user_id, password)
    values (${userId}, 'credential', ${userId}, ${hash})`;
  await app.sql`insert into accounts.member (organization_id, user_id, role) values (${company.companyId}, ${userId}, 'owner')
    on conflict (organization_id, user_id) do update set role = 'owner'`;
  await app.sql`insert into accounts.acceptance (user_id, agreement, version, accepted_at) values
    (${userId}, 'terms', ${IN_FORCE.terms}, app_now()), (${userId}, 'privacy', ${IN_FORCE.privacy}, app_now())`;
  const colleague = await accounts.person({ organizationId: company.companyId, memberRole: "owner" });
  const here = await signedIn(canaries.email);
  await app.sql`update accounts.session set user_agent = ${canaries.userAgent}, ip_address = '203.0.113.77'
    where user_id = ${userId}`;
  await here.post("/company/team", { act: "invite", email: "guest@people.test", role: "member" });
  await here.post("/forgot-password", { email: canaries.email });
  // The demonstration's mailbox has an e-mail to somebody else about them.
  await app.sql`insert into dev_mail (recipient, subject, text, html)
    values ('other@people.test', 'About an account', ${`${canaries.name} asks to recover their account`}, '')`;
  // Sent again and joined again by a stranger, and invited elsewhere.
  await app.sql`insert into accounts.sign_up (kind, organization_name, name, email, locale, password_hash)
    values ('company', 'x', ${canaries.name}, ${canaries.email}, 'en', 'x')`;
  await app.sql`insert into accounts.invitation (organization_id, email, role, expires_at, inviter_id)
    values (${institution.institutionId}, ${canaries.email}, 'viewer', app_now() + interval '7 days', ${colleague.userId})`;
  await app.sql`insert into accounts.held_form (session_id, path, needs_factor, fields)
    select id, '/company/offers', false, ${JSON.stringify([["note", canaries.note]])}::jsonb
    from accounts.session where user_id = ${userId} limit 1`;
  const { id: introductionId, prospect } = await underway.consented();
  await writeMessage(app.web, company, { introductionId, words: canaries.message });
  await uploadDocument(app.web, company, {
    kind: "contract",
    replaces: undefined,
    request: undefined,
    name: `${canaries.fileName}.pdf`,
    bytes: Readable.from([pdf({ more: `% ${canaries.fileContent}` })]),
  });
  await db.update("company", company.companyId, {
    contactName: canaries.contact,
    contactPhone: canaries.phone,
  });
  await db.update("prospect", prospect.id, { draft: JSON.stringify({ business: canaries.draft }) });
  await app.sql`insert into event (type, actor_kind, actor_user_id, actor_organization_id, subject_kind, subject_id,
      company_id, note, detail)
    values ('prospect-withdrawn', 'company', ${userId}, ${company.companyId}, 'prospect', ${prospect.id},
      ${company.companyId}, ${canaries.note}, ${JSON.stringify({ paymentReference: canaries.reference })}::jsonb)`;
  await app.sql`insert into list_setting (user_id, list, layout, columns) values (${userId}, 'opportunities', 'table', '{fit}')`;
  await workOff(app);
  await sealEvents(app.worker, system);
  return { userId, here, introductionId };
}

async function carriedOut(subjectId: string): Promise<void> {
  const { dueAt } = await db.row("deletion", { subjectId });
  await app.setNow(new Date(dueAt.getTime() + 1));
  await workOff(app);
  await carryOutDeletions(app.worker, system);
  expect((await db.row("deletion", { subjectId })).status).toBe("executed");
}

test("after the deletion of a person they are found only in the named list, and the chain verifies", async () => {
  const { userId, here } = await aLife();
  const before = await scanFor(all, app);
  expect(new Set(before.map(({ canary }) => canary))).toEqual(new Set(all));
  for (const place of [
    "accounts.user.name",
    "accounts.session.user_agent",
    "public.dev_mail.text",
    "public.event.note",
  ])
    expect(placesOf(before)).toContain(place);
  expect((await here.post("/account/deletion", { act: "request" })).status).toBe(303);
  await carriedOut(userId);
  const found = await scanFor(all, app);
  expect(unnamed(found, STAYS_OF_PERSON)).toEqual([]);
  expect(await scanFor(own, app)).toEqual([]);
  const ids = placesOf(await scanFor([userId], app));
  expect(ids.filter((place) => place.startsWith("accounts."))).toEqual([]);
  await sealEvents(app.worker, system);
  expect((await verifyTrail(app.worker, system)).faults).toEqual([]);
});

test("after the deletion of their company as well, nothing of them is left", async () => {
  const { userId, here } = await aLife();
  await requestExport(app.web, company, { locale: "en" });
  await workOff(app);
  expect(placesOf(await scanFor(all, app)).filter((place) => place.startsWith("archives/"))).not.toEqual([]);
  await requestOrganizationDeletion(app.web, company);
  await here.post("/account/deletion", { act: "request" });
  await carriedOut(company.companyId);
  await carriedOut(userId);
  expect(unnamed(await scanFor(all, app), {})).toEqual([]);
  await sealEvents(app.worker, system);
  expect((await verifyTrail(app.worker, system)).faults).toEqual([]);
});

test("an accepted offer keeps its sealed term sheet, and nothing else names the company", async () => {
  const name = "长春绢云示例科技有限公司";
  await db.update("company", company.companyId, { nameZh: name });
  const { id: offerId } = await underway.issuedOffer();
  const { dealId } = await acceptOffer(app.web, company, { offerId, version: 1 });
  await db.update("deal", dealId, { status: "drawn" });
  await requestOrganizationDeletion(app.web, company);
  await carriedOut(company.companyId);
  const found = await scanFor([name], app);
  expect(unnamed(found, STAYS_OF_ORGANIZATION)).toEqual([]);
  expect(placesOf(found)).toContain("public.term_sheet.company_name_zh");
  expect(await db.rows("deal", { id: dealId })).toHaveLength(1);
});
