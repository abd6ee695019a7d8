import { describe, expect, test } from "vitest";
import { openParties } from "#tests/factories/open-given.ts";
import { daysOn } from "#tests/factories/days.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** What changes between the review of an act and the act: one clear refusal, nothing stored, nothing typed lost. */
const { app, db, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const asCompany = () => web.browser(web.sessions.company(company));
const typedIn = (text: string, form: string) => Object.fromEntries(shownValues(text, form)).typedAmount;

describe("between review and acceptance", () => {
  const accept = { act: "accept", version: "1", typedAmount: "５００万" };

  test("another version was issued: the page shows it, with the typed amount", async () => {
    const { id } = await underway.issuedOffer();
    const version = await db.row("offerVersion", { offerId: id });
    const terms = JSON.stringify({ ...(version.terms as object), amountFen: "600000000" });
    await db.insert("offerVersion", { ...version, version: 2, terms });
    await db.update("offer", id, { currentVersion: 2, status: "revised", amountFen: 600_000_000n });
    const answer = await unchanged(app.traces, () =>
      asCompany().post(`/company/offers/${id}/accept`, accept),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("The terms have changed since you opened the page");
    expect(answer.text).toContain("6,000,000");
    expect(typedIn(answer.text, "accept")).toBe("５００万");
  });

  test("it expired, was withdrawn or put on hold", async () => {
    for (const [change, words] of [
      [{ expiresAt: daysOn(-1) }, "expired"],
      [{ status: "withdrawn" }, ""],
    ] as const) {
      const { id } = await underway.issuedOffer();
      await db.update("offer", id, change);
      const answer = await unchanged(app.traces, () =>
        asCompany().post(`/company/offers/${id}/accept`, accept),
      );
      expect(answer.status).toBe(409);
      expect(answer.text).toContain(words);
      expect(typedIn(answer.text, "accept")).toBe("５００万");
    }
  });
});

test("a draft that was edited while it was reviewed is not issued", async () => {
  const { id } = await underway.approvedOffer();
  await db.update("offerDraft", { offerId: id }, { revision: 7 });
  const who = web.browser(web.sessions.institution(institution));
  const sent = { act: "issue", revision: "1", typedAmount: "5M" };
  const path = `/institution/offers/${id}?view=review&as=move`;
  const answer = await unchanged(app.traces, () => who.post(path, sent));
  expect(answer.status).toBe(409);
  expect(answer.text).toContain("This draft was changed meanwhile");
  expect(typedIn(answer.text, "issue")).toBe("5M");
});

test("a consent is not given after the deadline of its request, and none that has ended is revoked", async () => {
  const { id } = await underway.introduction({ answerBy: daysOn(-1) });
  const sent = { act: "consent", fieldGroups: "identity", purpose: "assess_financing", days: "90" };
  const late = await unchanged(app.traces, () =>
    asCompany().post(
      `/company/introductions/${id}/grant?fieldGroups=identity&purpose=assess_financing&days=90`,
      sent,
    ),
  );
  expect(late.status).toBe(409);

  const consented = await underway.consented();
  await db.update("consent", { introductionId: consented.id }, { revokedAt: new Date(), endedBy: "company" });
  const page = `/company/introductions/${consented.id}/revoke`;
  const ended = await unchanged(app.traces, () => asCompany().post(page, { act: "revoke", sequence: "1" }));
  expect([404, 409]).toContain(ended.status);
  const shown = await asCompany().get(page);
  expect(shown.text).toContain("No consent is in force.");
  expect(shown.text).not.toContain('value="revoke"');
});

test("whoever goes back from the review of a consent finds the choice again", async () => {
  const { id } = await underway.introduction();
  const chosen = { fieldGroups: "identity", purpose: "due_diligence", days: "30" };
  const answer = await asCompany().post(`/company/introductions/${id}`, { act: "review", ...chosen });
  expect([answer.status, answer.headers.location]).toEqual([
    303,
    `/company/introductions/${id}/grant?fieldGroups=identity&purpose=due_diligence&days=30`,
  ]);
  const review = await asCompany().get(answer.headers.location ?? "");
  const [, back = ""] = /href="(\/company\/introductions\/[^"]*\?[^"]*)"/.exec(review.text) ?? [];
  const before = await asCompany().get(back.replaceAll("&amp;", "&"));
  const shown = shownValues(before.text, "review");
  expect(shown).toContainEqual(["days", "30"]);
  expect(shown.filter(([name]) => name === "fieldGroups")).toEqual([["fieldGroups", "identity"]]);
});
