import { randomUUID } from "node:crypto";
import type { SweptClass } from "#app/domain/retention/classes.ts";
import type { openParties } from "#tests/factories/open-given.ts";

/** Writes a row whose period began at that instant; the result reads what remains of it. */
type Insert = (began: Date) => Promise<() => Promise<unknown[]>>;

/** A row of each class that the nightly job sweeps, each with a text of a person. */
export function retainedRows({
  app,
  given,
  db,
  company,
  institution,
  underway,
}: ReturnType<typeof openParties>): Record<SweptClass, Insert> {
  return {
    async "unconfirmed-account"(began) {
      const { id } = await db.insert("accounts.user", {
        name: "Zhao",
        email: `${randomUUID()}@example.test`,
        emailVerified: false,
        createdAt: began,
      });
      const organization = await db.insert("accounts.organization", {
        name: "Z",
        slug: randomUUID(),
        kind: "company",
      });
      await db.insert("accounts.member", { userId: id, organizationId: organization.id, role: "owner" });
      return async () => [
        ...(await db.rows("accounts.user", id)),
        ...(await db.rows("accounts.organization", organization.id)),
      ];
    },
    async invitation(began) {
      const { id } = await db.insert("accounts.invitation", {
        organizationId: company.companyId,
        email: `${randomUUID()}@example.test`,
        role: "member",
        status: "accepted",
        expiresAt: began,
        inviterId: company.userId,
      });
      return () => db.rows("accounts.invitation", id);
    },
    async recovery(began) {
      const [row] = await app.sql<{ id: string }>`
      insert into accounts.recovery (user_id, deciders, status, claim, requested_at, ends_at, ended_at)
      values (${company.userId}, 'admins', 'lapsed', 'none', ${began}, ${began}, ${began}) returning id`;
      return () => app.sql`select id from accounts.recovery where id = ${row?.id}`;
    },
    async deletion(began) {
      const [row] = await app.sql<{ id: string }>`
      insert into deletion (subject_kind, subject_id, status, requested_by, requested_at, due_at, settled_at)
      values ('person', gen_random_uuid(), 'executed', gen_random_uuid(), ${began}, ${began}, ${began}) returning id`;
      return () => app.sql`select id from deletion where id = ${row?.id}`;
    },
    async "admin-opening"(began) {
      const [row] = await app.sql<{ id: string }>`
      insert into admin_opening (company_id, user_id, admin_number, role, about, subject_id, subject_number, file_name,
        day, opened_at)
      values (${company.companyId}, gen_random_uuid(), 1, 'moderator', 'case', gen_random_uuid(), 1, 'Zhao.pdf',
        shanghai_day(${began}), ${began}) returning id`;
      return () => app.sql`select id from admin_opening where id = ${row?.id}`;
    },
    async "unread-notification"(began) {
      const subjectId = randomUUID();
      await db.insert("notification", {
        userId: company.userId,
        organizationId: company.companyId,
        kind: "notify-company-offer-issued",
        about: "offer",
        subjectId,
        at: began,
      });
      return () => db.rows("notification", { subjectId });
    },
    async mailbox(began) {
      const messageId = randomUUID();
      const words = { subject: "Hello", text: "Dear Zhao", html: "<p>Dear Zhao</p>" };
      await db.insert("devMail", { recipient: "zhao@example.test", ...words, messageId, sentAt: began });
      return () => db.rows("devMail", { messageId });
    },
    async "failed-job"(began) {
      const key = randomUUID();
      await app.sql`select graphile_worker.add_job('send-verification', ${JSON.stringify({ userId: randomUUID() })}::json,
      job_key => ${key})`;
      await app.sql`update graphile_worker._private_jobs set attempts = max_attempts, updated_at = ${began},
      last_error = 'zhao@example.test is unknown' where key = ${key}`;
      return () => app.sql`select id from graphile_worker._private_jobs where key = ${key}`;
    },
    async export(began) {
      const { id } = await db.insert("export", {
        organizationId: company.companyId,
        side: "company",
        requestedBy: company.userId,
        locale: "en",
        status: "expired",
        files: 1,
        requestedAt: began,
      });
      return () => db.rows("export", id);
    },
    async prospect(began) {
      const { id } = await given.publishedProspect(company, {
        status: "withdrawn",
        statusChangedAt: began,
        updatedAt: began,
      });
      await db.remove("teaser", { prospectId: id });
      await db.insert("moderationCase", {
        kind: "prospect_submission",
        status: "closed",
        prospectId: id,
        companyId: company.companyId,
        dueAt: began,
        note: "Ask Zhao",
      });
      return async () => [
        ...(await db.rows("prospect", id)),
        ...(await db.rows("prospectVersion", { prospectId: id })),
        ...(await db.rows("moderationCase", { prospectId: id })),
      ];
    },
    async pass(began) {
      const { prospect, mandate } = await underway.pair();
      const of = { prospectId: prospect.id, mandateId: mandate.id };
      await db.insert("pass", {
        ...of,
        institutionId: institution.institutionId,
        reasonCode: "price",
        note: "Zhao said no",
        passedAt: began,
      });
      return async () => (await db.rows("pass", of)).filter(({ note }) => note !== null);
    },
    async introduction(began) {
      const { id } = await underway.introduction({
        status: "declined_by_company",
        message: "Dear Zhao",
        statusChangedAt: began,
      });
      return () => db.rows("introduction", id);
    },
    async "removed-document"(began) {
      const { id: documentId } = await db.insert("document", { companyId: company.companyId, kind: "other" });
      const { id } = await db.insert("documentFile", {
        companyId: company.companyId,
        documentId,
        version: 1,
        kind: "other",
        name: "Zhao.pdf",
        mediaType: "application/pdf",
        sizeBytes: 1n,
        receivedBytes: 1n,
        sha256: "0".repeat(64),
        status: "removed",
        uploadedBy: company.userId,
        removedBy: company.userId,
        removedAt: began,
      });
      return async () => (await db.rows("documentFile", id)).filter(({ name }) => name !== "-");
    },
    async "audit-text"(began) {
      const { id } = await db.insert("event", {
        type: "offer-declined",
        actorKind: "company",
        actorUserId: company.userId,
        subjectKind: "offer",
        subjectId: randomUUID(),
        note: "Zhao said no",
        detail: JSON.stringify({ condition: "Zhao signs" }),
        at: began,
      });
      return async () =>
        (await db.rows("event", { id })).filter(({ note, noteSalt }) => note !== null || noteSalt !== null);
    },
  };
}
