import { expect, test } from "vitest";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** Each page of a company with something to do on it, as a viewer reads it. */
const { app, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const applications = applicationsIn(app, company, institution);

async function everyPage(): Promise<string[]> {
  const draft = await underway.draft();
  const asked = await underway.introduction();
  const consented = await underway.consented();
  const offer = await underway.issuedOffer();
  const steps = ["company", "business", "people", "figures", "ip", "ask", "teaser", "brief"] as const;
  const deals: DealStatus[] = ["accepted", "documents_out", "conditions_open", "available"];
  const own = paths.company;
  const inDeals = [];
  for (const status of deals) inDeals.push(own.deal((await underway.deal(status)).id));
  const paid = await underway.drawdown("funded");
  const application = await applications.submitted();
  await applications.ask(application.id);
  return [
    own.home(),
    own.profile(),
    own.figures(),
    own.rights(),
    own.documents(),
    own.funders(),
    own.team(),
    own.prospects(),
    own.prospect(draft.id),
    own.prospect(asked.prospect.id),
    ...steps.map((step) => own.prospectStep(draft.id, step)),
    own.introductions(),
    own.askSeveral(),
    own.askFor(asked.prospect.id, asked.mandate.id),
    ...[asked, consented].flatMap(({ id }) =>
      ["", "/consent", "/documents", "/attachments", "/revoke", "/grant"].map(
        (part) => own.introduction(id) + part,
      ),
    ),
    own.applications(),
    own.application(application.id),
    own.offers(),
    own.offer(offer.id),
    reviewPaths.acceptance(offer.id),
    own.deals(),
    ...inDeals,
    own.deal(paid.dealId),
    `${own.deal(paid.dealId)}/end`,
  ];
}

/** What of a page's main part could be sent: the forms, but for what is in a disabled part of them. */
function formsIn(html: string): string[] {
  const main = /<main\b.*<\/main>/s.exec(html)?.[0] ?? "";
  return [...main.matchAll(/<form\b[^>]*method="post".*?<\/form>/gs)].flatMap(([form]) => {
    // What a person has seen is their own.
    if (form.includes(`action="${paths.visits()}`)) return [];
    const open = form.replace(/<fieldset\b[^>]* disabled="".*<\/fieldset>/gs, "");
    const acts = [...open.matchAll(/<button\b[^>]*type="submit"[^>]*?(?: value="([^"]*)")?[^>]*>/g)];
    return acts.map(([, act]) => act ?? "send");
  });
}

test("a viewer reads every page of the company, and is offered no act on any", async () => {
  const all = await everyPage();
  const note = translator("en", "server")("reader");
  const [owner, viewer] = (["owner", "viewer"] as const).map((memberRole) =>
    web.browser(web.sessions.company({ ...company, memberRole })),
  );
  const found: string[] = [];
  let acts = 0;
  for (const path of all) {
    const [own, seen] = [await owner?.get(path), await viewer?.get(path)];
    acts += formsIn(own?.text ?? "").length;
    if (seen?.status !== 200 || !seen.text.includes(note)) found.push(`${path} ${seen?.status}`);
    const forms = formsIn(seen?.text ?? "");
    found.push(...forms.map((act) => `${path.replace(/[0-9a-f-]{36}/g, ":id")}: ${act}`));
  }
  expect([...new Set(found)]).toEqual([]);
  // An owner has them.
  expect(acts).toBeGreaterThan(40);
});
