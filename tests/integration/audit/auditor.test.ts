import { expect, test } from "vitest";
import { sendDigestToAuditor } from "#app/services/audit/send-digest-to-auditor.server.ts";
import { openTrail } from "#tests/support/audit/trail.ts";

const system = { kind: "system" } as const;
const audited = openTrail({ environment: { AUDIT_EMAIL: "auditor@audit.test" } });
const unaudited = openTrail();

interface Mail {
  recipient: string;
  subject: string;
  text: string;
  message_id: string;
}

test("the auditor gets the digest of the last seal each day, in both languages, also before the first seal", async () => {
  const { app } = audited;
  await audited.empty();
  await sendDigestToAuditor(app.worker, system);
  await audited.record(3);
  await audited.seal();
  await sendDigestToAuditor(app.worker, system);
  const [none, mail] = await app.sql<Mail>`select * from dev_mail order by id`;
  expect(none?.text).toContain("No event of http://localhost:3000 has been sealed yet.");
  const [seal] = await app.sql<{ digest: string }>`select encode(digest, 'hex') as digest from audit_seal`;
  expect(mail?.recipient).toBe("auditor@audit.test");
  expect(mail?.subject).toBe("审计日志封存摘要：第 1 号 / Digest of the audit trail: seal 1");
  expect(mail?.text.split(`--seal 1 --digest ${seal?.digest ?? ""}`)).toHaveLength(3);
  expect(mail?.message_id).toMatch(/^audit-\d{4}-\d\d-\d\d-1/);
  // What the e-mail says is enough to verify.
  expect(
    (await audited.verify({ copies: false, known: { number: 1n, digest: seal?.digest ?? "" } })).faults,
  ).toEqual([]);
  expect(await audited.firstFault({ known: { number: 1n, digest: "0".repeat(64) } })).toEqual([
    "rewritten",
    "seal 1",
  ]);
});

test("nobody gets an e-mail where no auditor is configured", async () => {
  await sendDigestToAuditor(unaudited.app.worker, system);
  expect(await unaudited.app.sql`select from dev_mail`).toEqual([]);
});
