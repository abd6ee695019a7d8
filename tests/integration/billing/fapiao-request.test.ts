import { expect, test } from "vitest";
import * as invoicePage from "#app/routes/institution.invoices.$invoiceId/route.tsx";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { givenIn } from "#tests/factories/given.ts";
import { invoicesIn } from "#tests/factories/invoices.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openWith(givenIn);
const { invoice } = invoicesIn(app);
const { loader, action } = invoicePage;
const web = testWeb(app, { "/institution/invoices/:invoiceId": { loader, action } });

test("a fapiao is asked for and refused on the invoice's page, which still has what was chosen", async () => {
  const institution = await given.institution();
  const invoiceId = await invoice(institution.institutionId);
  const page = billingPaths.invoice(invoiceId);
  const clerk = web.browser(web.sessions.institution({ ...institution, memberRole: "finance" }));

  const refused = await unchanged(app.traces, () => clerk.post(page, { act: "request", kind: "special" }));
  expect(refused.status).toBe(409);
  expect(replyIn(refused)).toMatchObject({
    act: "request",
    refusal: { code: "fapiao-needs-profile" },
    form: { initialValue: { kind: "special" } },
  });

  const asked = await clerk.post(page, { act: "request", kind: "ordinary" });
  expect([asked.status, asked.headers.location]).toEqual([303, page]);
  expect(await db.rows("fapiao", { invoiceId })).toMatchObject([{ kind: "ordinary", status: "requested" }]);
});

test("nobody asks for the fapiao of another institution's invoice", async () => {
  const [institution, other] = [await given.institution(), await given.institution()];
  const invoiceId = await invoice(institution.institutionId);
  const clerk = web.browser(web.sessions.institution({ ...other, memberRole: "finance" }));
  const asked = await unchanged(app.traces, () =>
    clerk.post(billingPaths.invoice(invoiceId), { act: "request", kind: "ordinary" }),
  );
  expect(asked.status).toBe(404);
});
