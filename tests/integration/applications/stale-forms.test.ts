import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { declineApplication } from "#app/services/applications/decline-application.server.ts";
import { reopenApplication } from "#app/services/applications/reopen-application.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { bodyWith, shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { owingIn } from "./owing.ts";

const { app, db, company, institution } = openParties(documentsFolder().environment);
const web = testWeb(app, builtPages, "en");
const parties = applicationsIn(app, company, institution);
const at = owingIn(app, company, institution);
const outdated = translator("en", "refusals")("form-outdated");

/** The institution's page as it is now: what each of its forms would send, whenever that is sent. */
async function opened(id: string) {
  const browser = web.browser(web.sessions.institution(institution));
  const path = `/institution/applications/${id}`;
  const { text } = await browser.get(path);
  return (form: string, fields: Record<string, string>) =>
    browser.post(path, bodyWith(shownValues(text, form), { act: form, ...fields }));
}
const dueOn = (days: number) => addDays(dayOf(app.web.now()), days);
const asksFor = (words: string, days = 5) => ({ items: "tax_returns", words, dueOn: dueOn(days) });
const declines = (note: string) => ({ codes: "documents_incomplete", note });

test("the same item is asked for once, whether two pages ask one after the other or at once", async () => {
  const { id } = await parties.submitted();
  const [first, second] = [await opened(id), await opened(id)];
  expect((await first("request-items", asksFor("The last two years"))).status).toBe(303);
  const late = await unchanged(
    () => at.state(id),
    () => second("request-items", asksFor("All of 2025", 8)),
  );
  expect(late.status).toBe(409);
  expect(visibleText(late.text)).toContain(outdated);
  expect(late.text).toContain("All of 2025");
  // What came back says what the page shows now.
  const again = new Map(shownValues(late.text, "request-items"));
  expect(again.get("words")).toBe("All of 2025");
  expect(again.get("dueOn")).toBe(dueOn(8));
  const page = await opened(id);
  expect((await page("request-items", { ...asksFor("Also that"), items: "other" })).status).toBe(303);

  const { id: other } = await parties.submitted();
  const both = await Promise.all(
    [await opened(other), await opened(other)].map((send) => send("request-items", asksFor("Both"))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await at.items(other)).toHaveLength(1);
});

test("an application that was declined and taken up again isn't declined from a page of before", async () => {
  const { id } = await parties.submitted();
  await parties.complete(id);
  const page = await opened(id);
  await declineApplication(app.web, institution, {
    applicationId: id,
    codes: ["revenue"],
    note: null,
    repair: null,
  });
  await reopenApplication(app.web, institution, { applicationId: id, note: "We look again" });
  const late = await unchanged(
    () => db.row("application", id),
    () => page("decline-application", declines("Nothing has come")),
  );
  expect(late.status).toBe(409);
  expect(visibleText(late.text)).toContain(outdated);
  expect(late.text).toContain("Nothing has come");
  expect((await (await opened(id))("decline-application", declines("Read now"))).status).toBe(303);
});

test("nor is one declined for missing files that the company has given since", async () => {
  const { id, item } = await at.owing("tax_returns", "bank_statements");
  const page = await opened(id);
  await at.upload(item("tax_returns"));
  const late = await unchanged(
    () => at.state(id),
    () => page("decline-application", declines("Nothing has come")),
  );
  expect(late.status).toBe(409);
  const next = await opened(id);
  await at.upload(item("bank_statements"));
  expect((await next("decline-application", declines("One of two"))).status).toBe(409);
  expect((await db.row("application", id)).status).toBe("complete");
});

test("a later decline isn't reopened from a page of before", async () => {
  const { id } = await parties.submitted();
  await parties.complete(id);
  const no = { applicationId: id, codes: ["revenue" as const], note: null, repair: null };
  await declineApplication(app.web, institution, no);
  const page = await opened(id);
  await reopenApplication(app.web, institution, { applicationId: id, note: null });
  await declineApplication(app.web, institution, no);
  const late = await unchanged(
    () => db.row("application", id),
    () => page("reopen", { reopening: "The order has come" }),
  );
  expect(late.status).toBe(409);
  expect(late.text).toContain("The order has come");
  expect((await (await opened(id))("reopen", { reopening: "Read now" })).status).toBe(303);
});

test("why there is no file is said once, and read before the application is declined", async () => {
  const { id, item } = await at.owing("tax_returns");
  const own = web.browser(web.sessions.company(company));
  const path = `/company/applications/${id}`;
  const { text } = await own.get(path);
  const explains = (reason: string) =>
    own.post(path, bodyWith(shownValues(text, `no-file-${item("tax_returns")}`), { act: "no-file", reason }));
  const page = await opened(id);
  expect((await explains("The office sends it on 3 April")).status).toBe(303);
  const second = await unchanged(
    () => at.state(id),
    () => explains("We have none"),
  );
  expect(second.status).toBe(409);
  expect(second.text).toContain("We have none");
  expect((await at.items(id))[0]?.noFileReason).toBe("The office sends it on 3 April");
  const declined = await unchanged(
    () => at.state(id),
    () => page("decline-application", declines("Nothing came")),
  );
  expect(declined.status).toBe(409);
  expect((await (await opened(id))("decline-application", declines("Read now"))).status).toBe(303);
});
