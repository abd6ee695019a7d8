import { expect, it } from "vitest";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { requestProspectChanges } from "#app/services/moderation/request-prospect-changes.server.ts";
import { returnInstitution } from "#app/services/moderation/return-institution.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { applyForVerification } from "#app/services/organizations/apply-for-verification.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { anApplication, moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { workOff } from "#tests/support/jobs.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });

type Email = { subject: string; text: string };
async function emailsTo(userId: string): Promise<Email[]> {
  await app.sql`delete from graphile_worker._private_jobs jobs using graphile_worker._private_tasks tasks
    where tasks.id = jobs.task_id and tasks.identifier like 'match-%'`;
  await workOff(app);
  const rows: Email[] = await app.sql`select subject, text from dev_mail
    where recipient = (select email from accounts."user" where id = ${userId}) order by id`;
  return rows;
}

const inHand = () => given.takenProspect(aContent());
const ask = {
  reasonCodes: ["identifies_someone", "incomplete"],
  fieldNotes: [],
  note: "请删去客户名称。",
  answerBy: "2099-12-09",
};

it("a company is notified in its language why changes are requested, and not by whom", async () => {
  const { company, caseId, prospectId, admin } = await inHand();
  await app.sql`update accounts."user" set locale = 'zh-CN' where id = ${company.userId}`;
  await requestProspectChanges(app.web, admin, { caseId, ...ask });

  const [email, ...others] = await emailsTo(company.userId);
  expect(others).toEqual([]);
  expect(email?.subject).toBe("融资档案待修改");
  expect(email?.text).toContain("可能暴露身份；内容不完整");
  expect(email?.text).toContain("审核员说明：请删去客户名称。");
  expect(email?.text).toContain(`/company/prospects/${prospectId}`);
  expect(email?.text).not.toContain("Moderator 4");
});

it("a company is notified that its prospect is published", async () => {
  const { company, caseId, admin } = await inHand();
  await publishProspect(app.web, admin, { caseId, note: null });
  expect((await emailsTo(company.userId)).map(({ subject }) => subject)).toEqual([
    "Your prospect is published",
  ]);
});

it("an institution is notified what to complete, and by when", async () => {
  const institution = await given.applicant();
  const admin = await given.admin();
  const { caseId } = await applyForVerification(app.web, institution, anApplication());
  await takeCase(app.web, admin, caseId);
  await returnInstitution(app.web, admin, { caseId, ...ask, reasonCodes: ["documents_incomplete"] });
  const [email] = await emailsTo(institution.userId);
  expect(email?.subject).toMatch(/^Please complete your application: C-/);
  expect(email?.text).toContain("Send it again by Wed 9 Dec 2099, 18:00");
  expect(email?.text).toContain("Documents incomplete");
});
