import { expect } from "vitest";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import type { Review } from "./binding-review.ts";
import type { createTestSessions } from "./forms/session-cookies.ts";
import type { TestApp } from "./test-app.ts";

/** The review of a finance admin who makes an invoice void. */
export async function reviewsOfInvoices(
  app: TestApp,
  sessions: ReturnType<typeof createTestSessions>,
): Promise<Readonly<Record<string, Review>>> {
  const { invoiceId } = await billingIn(app).invoicedNow();
  return {
    "invoice void": {
      path: adminPaths.voidInvoice(invoiceId),
      before: adminPaths.invoice(invoiceId),
      cookie: sessions.admin((await moderationIn(app).admin()).userId),
      act: "void",
      typed: { reason: "The title was wrong.", after: "wait" },
      outdated: { questions: "1" },
      expectDone: async () => expect((await testDatabase(app).row("invoice", invoiceId)).status).toBe("void"),
    },
  };
}
