import { describe, expect, test } from "vitest";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { draftJson } from "#app/domain/prospects/draft.ts";
import { translator } from "#app/i18n/translator.ts";
import { aDraft, companiesIn } from "#tests/factories/companies.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { OFFERS_OF_EACH_KIND, offeredTerms } from "#tests/support/offers/offers-of-each-kind.ts";

/**
 * The start page of a company that has met very many institutions, or some with very long names; and with the page of
 * its ask, what stands there in each state of the ask.
 */
const opened = openGiven({}, { isEmptied: true });
const { app, given } = opened;
const web = testWeb(app, builtPages, "en");
const t = translator("en", "company.home");
const tasks = translator("en", "dashboard.tasks");

const companies = companiesIn(app);

const open = async (company: Parameters<typeof web.sessions.company>[0], path = "/company") => {
  const { status, text } = await web.browser(web.sessions.company(company)).get(path);
  expect(status).toBe(200);
  return withoutScripts(text);
};

test("of two hundred offers the five most urgent are in view, the rest and their institutions one press away", async () => {
  const prospect = await given.publishedProspect();
  for (let number = 0; number < 200; number += 1) {
    await given.issuedOffer(prospect, await given.activeMandate(), {
      amountFen: BigInt(number + 1) * 10_000_000n,
    });
  }
  const html = await open(prospect.company);
  expect(html).toContain(t("compareOffers", { count: 200 }));
  expect(html).toContain(tasks("more", { count: 195 }));
  expect(html).toContain(t("turnOrOver", { count: 200 }));
  const folded = html.replace(/<details class="more">.*?<\/details>/gs, "");
  expect(folded.match(/<div class="tasks__side">/g)).toHaveLength(5);
  expect(folded).not.toContain('class="row-link"');
  expect(new Set(html.match(/\/company\/offers\/[0-9a-f-]{36}/g)).size).toBe(200);
  expect(html.length).toBeLessThan(600_000);
});

test("the longest names stand whole in tasks and in the list", async () => {
  const prospect = await given.publishedProspect();
  const name = "Changchun ".repeat(20).trim();
  await offeredTerms(opened, prospect, { by: ["长".repeat(100), name], terms: {} });
  const html = await open(prospect.company);
  expect(html).toContain(t("tasks.decide", { institution: name }));
  expect(html.split(name).length).toBeGreaterThan(2);
});

test("a viewer reads what waits for colleagues, and compares without a word of what to do first", async () => {
  const prospect = await given.publishedProspect();
  await given.issuedOffer(prospect, await given.activeMandate());
  const html = await open({ ...prospect.company, memberRole: "viewer" });
  expect(html).toContain(t("nowOfCompany"));
  expect(html).toContain(translator("en", "server")("reader"));
  expect(html).not.toContain(translator("en", "dashboard")("steps.title"));
});

test("each instrument is named in its own words: a rate only where money is lent", async () => {
  const prospect = await given.publishedProspect();
  for (const offered of OFFERS_OF_EACH_KIND) await offeredTerms(opened, prospect, offered);
  const html = await open(prospect.company);
  const said = [...html.matchAll(/<h3>Decide on the offer from ([^<]*)<\/h3><p>(.*?)<\/p>/gs)].map(
    ([, by = "", text = ""]) => [by, text.replace(/<[^>]*>/g, "")] as const,
  );
  expect(said).toHaveLength(OFFERS_OF_EACH_KIND.length);
  for (const { by, terms } of OFFERS_OF_EACH_KIND) {
    const [, text = ""] = said.find(([name]) => name === by[1]) ?? [];
    const isLent = !("instrument" in terms) || (terms.instrument !== "equity" && !/Guarantee/u.test(text));
    expect([by[1], /% a year/u.test(text)]).toEqual([by[1], isLent]);
    expect(text).not.toContain("not given");
  }
});

describe("the page of an ask of which a version was published", () => {
  const view = translator("en", "prospect.view");
  const heading = translator("en", "prospect.teaser")("heading");
  const submit = translator("en", "prospect.submit");

  const published = async (status: ProspectStatus) => {
    const company = await companies.company();
    const id = await companies.prospect(company, { status });
    await companies.version(id, company);
    await companies.setProspect(id, { liveVersion: 1, latestVersion: 1 });
    return { company, at: `/company/prospects/${id}` };
  };

  test("says that institutions see it while it is published, and only then", async () => {
    const { company, at } = await published("published");
    const html = await open(company, at);
    expect(html).toContain(view("live", { version: "1" }));
    expect(html).toContain(view("unsubmitted", { count: 4, version: "1" }));
  });

  test.each(["paused", "expired", "funded", "withdrawn"] as const)(
    "%s: they don't see it",
    async (status) => {
      const { company, at } = await published(status);
      const html = await open(company, at);
      expect(html).toContain(view("unseen", { status, version: "1" }));
      expect(html).not.toContain(view("live", { version: "1" }));
      expect(html).not.toContain(heading);
    },
  );

  test("offers to submit it again once it has expired, changed or not", async () => {
    const company = await companies.company();
    const prospectId = await companies.prospect(company);
    await submitProspect(app.web, company, { prospectId, revision: 1 });
    await app.sql`update moderation_case set status = 'decided', decision = 'published', decided_at = app_now()
      where prospect_id = ${prospectId}`;
    await app.sql`update prospect set status = 'expired', live_version = 1 where id = ${prospectId}`;
    const html = await open(company, `/company/prospects/${prospectId}/teaser`);
    expect(html).toContain(submit("again"));
    expect(html).not.toContain(submit("unchanged", { version: "1" }));
  });
});

test("the clock of a document that is asked for says to provide it, not to complete a file that is complete", async () => {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate();
  const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
  await requestDocument(app.web, mandate.institution, {
    introductionId,
    kind: "licence",
    words: "The latest.",
    dueOn: addDays(dayOf(app.web.now()), 9),
  });
  const html = await open(prospect.company);
  const act = translator("en", "common.clock.acts");
  expect(html).toContain(act("provide"));
  expect(html).not.toContain(act("complete"));
});

test("what a moderator returned stands first, above the first steps and the progress of the draft", async () => {
  const company = await companies.company();
  const id = await companies.prospect(company);
  await submitProspect(app.web, company, { prospectId: id, revision: 1 });
  await app.sql`update moderation_case set status = 'awaiting_party', decision = 'changes_requested'
    where prospect_id = ${id}`;
  await app.sql`update prospect set status = 'changes_requested' where id = ${id}`;
  const html = await open(company);
  const places = [t("tasks.notes"), translator("en", "dashboard.steps")("title"), t("draft")].map((said) =>
    html.indexOf(`>${said}<`),
  );
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

describe("the teaser on a company's pages", () => {
  const teaser = translator("en", "prospect.teaser");

  test("is what institutions see while it is published, whatever the draft says since; then the draft's", async () => {
    const content = aContent();
    const draft = aDraft({ ...content, business: { ...content.business, product: "Not yet submitted." } });
    const company = await companies.company();
    const change = { draft: JSON.stringify(draftJson(draft)) };
    const { id } = await given.publishedProspect(company, change);
    const at = `/company/prospects/${id}`;
    expect(await open(company)).toContain(`href="${at}#teaser">${t("teaserSee")}`);
    const shown = await open(company, at);
    expect(shown).toContain(`>${teaser("heading")}<`);
    expect(shown).toContain("动力电池托盘的焊接</p>");
    expect(shown).not.toContain("Not yet submitted.");
    const step = await open(company, `${at}/teaser`);
    expect(step).toContain(`>${teaser("headingNext")}<`);
    expect(step).toContain("Not yet submitted.");

    await app.sql`update teaser set status = 'paused' where prospect_id = ${id}`;
    await app.sql`update prospect set status = 'paused' where id = ${id}`;
    expect(await open(company)).toContain(`href="${at}/teaser">${t("teaserDraft")}`);
    const paused = await open(company, at);
    expect(paused).toContain(`>${teaser("headingNext")}<`);
    expect(paused).not.toContain(`>${teaser("heading")}<`);
    expect(paused).toContain("Not yet submitted.");
  });
});

describe("the list of funders of an ask that isn't published yet", () => {
  test.each([
    ["draft", "draft"],
    ["submitted", "submitted"],
    ["under_review", "submitted"],
    ["changes_requested", "changes_requested"],
  ] as const)("%s: it says so, and leads to the page that counts what fits", async (status, key) => {
    const company = await companies.company();
    const id = await companies.prospect(company);
    await app.sql`update prospect set status = ${status} where id = ${id}`;
    const list = await open(company, "/company/funders");
    const said = translator("en", "matching.funders.empty");
    expect(list).toContain(said(key));
    expect(list).toContain(said(`${key}Text`));
    expect(list).toContain(`href="/company/prospects/${id}"`);
    expect(list).not.toContain(said("none"));
  });
});

describe("the start page of a company whose only ask is off the market", () => {
  const ask = translator("en", "prospect");
  const funders = translator("en", "matching.funders.empty");
  const steps = translator("en", "dashboard.steps")("title");

  const off = async (status: ProspectStatus) => {
    const { company, id } = await given.publishedProspect();
    await app.sql`delete from teaser where prospect_id = ${id}`;
    await app.sql`update prospect set status = ${status} where id = ${id}`;
    const [start, list] = [await open(company), await open(company, "/company/funders")];
    expect(start).not.toContain(t("nobodyYetText"));
    expect(start).toContain(t("nobodyYetOff"));
    return { start, list, id };
  };

  test.each(["withdrawn", "funded"] as const)("%s: it says so, and leads to a new one", async (status) => {
    const { start, list } = await off(status);
    expect(start).toContain(t(`over.${status}Text`));
    expect(start).toContain(ask("list.start"));
    expect(start).not.toContain(steps);
    expect(list).toContain(funders("over"));
    expect(list).toContain(funders("toProspects"));
  });

  test("expired: it leads to where it is submitted again", async () => {
    const { start, id } = await off("expired");
    expect(start).toContain(t("over.expiredText"));
    expect(start).toContain(`href="/company/prospects/${id}/teaser"`);
    expect(start).toContain(steps);
  });

  test("rejected: it gives the reason, the appeal while there is one, and the way to a new one", async () => {
    const company = await companies.company();
    const id = await companies.prospect(company);
    await submitProspect(app.web, company, { prospectId: id, revision: 1 });
    await app.sql`update moderation_case set status = 'decided', decision = 'rejected', decided_at = app_now(),
      reason_codes = '{incomplete}', note = 'No use of funds is named.' where prospect_id = ${id}`;
    await app.sql`update prospect set status = 'rejected' where id = ${id}`;
    const start = await open(company);
    const appeal = `href="/company/prospects/${id}/appeal"`;
    for (const said of [
      ask("notes.rejectedTitle"),
      "Incomplete",
      "No use of funds is named.",
      appeal,
      ask("list.start"),
    ]) {
      expect(start).toContain(said);
    }
    for (const untrue of [steps, t("draftNote"), t("oncePublished"), t("nobodyYetDraft")]) {
      expect(start).not.toContain(untrue);
    }
    const list = await open(company, "/company/funders");
    expect(list).toContain(funders("rejectedText"));
    expect(list).toContain(`href="/company/prospects/${id}"`);
    expect(list).not.toContain(funders("steps.1"));
    // One prospect at a time: both pages say what follows from that, and offer no appeal beside another.
    expect(await open(company, "/company/prospects")).toContain(ask("list.oneAtATime", { state: "appeal" }));
    const second = await startProspect(app.web, company);
    for (const page of [`/company/prospects/${id}`, `/company/prospects/${id}/appeal`]) {
      const html = await open(company, page);
      expect(html).toContain(ask("notes.appealBeside"));
      expect(html).not.toContain('name="note"');
      expect(html).not.toContain(appeal);
    }
    expect(await open(company, "/company/prospects")).toContain(ask("list.oneAtATime", { state: "open" }));
    await app.sql`delete from prospect where id = ${second}`;
    await app.sql`update prospect set appealed = true where id = ${id}`;
    expect(await open(company)).not.toContain(appeal);
  });
});
