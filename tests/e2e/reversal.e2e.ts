import { expect } from "@playwright/test";
import { formatMoneyShort } from "#app/i18n/format.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { confirms } from "./path/accounts.ts";
import { startsTheDay } from "./path/admin.ts";
import { requestsAndPaysDrawdown, signsContract } from "./path/deal.ts";
import { confirmsAcceptance } from "./path/offer.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

interface Sides {
  owner: Person;
  banker: Person;
}

/** A loan of five million, drawn in full; both sides are on its page. */
async function drawsAll({ owner, banker }: Sides, offerId: string): Promise<void> {
  await owner.goes(paths.company.offer(offerId));
  await confirmsAcceptance(owner, owner.words.offer("answer.accept"));
  await expect(owner.page).toHaveURL(/\/company\/deals\//);
  await signsContract({ owner, banker });
  await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000" });
  await banker.page.reload();
}

/** Proposed on the page that the deal links to. */
async function proposes(someone: Person, why: string, note: string): Promise<void> {
  const { reversals, terms } = someone.words;
  await someone.follows(reversals("notice.link"));
  await someone.sees(reversals("words.none"));
  await someone.inspects("to-propose");
  await someone.picks(reversals("propose.why"), why);
  await someone.types(reversals("propose.note"), note);
  await someone.presses(reversals("propose.act"));
  await someone.sees(terms("states.reversal.proposed"));
  await someone.inspects("proposed");
}

for (const locale of languagesOf("reversal")) {
  test(`a confirmed drawdown is reversed by both sides, and drawn again (${locale})`, async ({
    meet,
    testData,
  }) => {
    const { company, owner, banker, offerId } = await meet("offered", { locale, isInspected: true });
    const { deal, reversals, terms, refusals } = owner.words;
    await drawsAll({ owner, banker }, offerId);
    const dealPage = owner.page.url();

    await banker.follows(reversals("notice.link"));
    await banker.presses(reversals("propose.act"));
    await expect(banker.main().getByRole("group", { name: /./ }).first()).toBeVisible();
    await banker.inspects("no reason");
    await banker.goes(paths.institution.deals());
    await banker.main().locator("tbody").getByRole("link").first().click();
    await proposes(banker, terms("reversalReasons.sent_back"), "Returned on Tuesday, HT20261125002.");
    await banker.follows(reversals("toDeal"));
    await banker.sees(reversals("notice.title", { number: 1 }));

    await owner.goes(dealPage);
    await owner.sees(reversals("notice.title", { number: 1 }));
    await owner.inspects("reversal-proposed");
    await owner.goes(paths.company.home());
    await owner.inspects("reversal-task");
    await owner.follows(owner.words.company("home.tasks.reversalAct"));
    await owner.sees("HT20261125002");
    await owner.inspects("to-answer");
    await owner.follows(reversals("agree.act"));
    await owner.inspects("before-reversal");
    await owner.types(owner.words.review("typed.label"), "500万");
    await testData.waitsSixMinutes(company);
    await owner.presses(owner.words.ending("reversal.act"));
    await confirms(owner);
    await owner.sees(terms("states.drawdown.reversed"));
    await owner.inspects("reversed");
    await owner.doesNotSee(refusals("confirmation-needed"));
    await owner.follows(reversals("toDeal"));
    await owner.sees(deal("acts.requestTitle", { kind: "loan" }));
    await owner.inspects("after-reversal");

    await requestsAndPaysDrawdown({ owner, banker }, { yuan: "5000000", shown: "5,000,000" });
    await owner.sees(terms("states.drawdown.reversed"));
  });

  test(`declined without a script, disputed, and reversed by the decision of two admins (${locale})`, async ({
    meet,
    arrives,
  }) => {
    const { bank, company, owner, banker, offerId } = await meet("offered", { locale, isInspected: true });
    const { deal, dispute, mandate, reversals, terms } = owner.words;
    const decided = dispute("words.decided", { outcome: reversals("disputed.outcomes.undone") });
    await drawsAll({ owner, banker }, offerId);
    const unscripted = await arrives({ locale, withoutScript: true });
    await unscripted.page.context().addCookies(await owner.page.context().cookies());

    await proposes(banker, terms("reversalReasons.not_arrived"), "The bank found nothing.");
    const address = banker.page.url();
    await unscripted.goes(new URL(address).pathname.replace("/institution/", "/company/"));
    await unscripted.unfolds(reversals("decline.summary"));
    await unscripted.types(reversals("decline.note"), "It is on the statement of Wednesday.");
    await unscripted.presses(reversals("decline.act"));
    await unscripted.sees(terms("states.reversal.declined"));

    await banker.page.reload();
    await banker.sees("It is on the statement of Wednesday.");
    await banker.inspects("to-dispute");
    await banker.types(reversals("dispute.note"), "Please decide.", banker.part(reversals("dispute.title")));
    await banker.presses(reversals("dispute.act"));
    await banker.sees(dispute("words.title"));
    await banker.sees(reversals("disputed.frozen"));
    await banker.inspects("disputed");
    const disputePage = new URL(banker.page.url()).pathname;

    await owner.goes(disputePage.replace("/institution/", "/company/"));
    await owner.types(dispute("acts.answerWords"), "The statement is enclosed.");
    await owner.presses(dispute("acts.answer"));
    await owner.sees(terms("states.dispute.answered"));
    await owner.inspects("reversal-disputed");
    await owner.follows(dispute("toDeal"));
    await owner.sees(reversals("notice.disputedTitle", { number: 1 }));
    await owner.sees(deal("acts.doneNote", { kind: "loan" }));

    const decision = disputePage.replace("/institution/", "/admin/");
    const [ann, bo] = [
      await arrives({ locale, inspects: "on-desktop" }),
      await arrives({ locale, inspects: "on-desktop" }),
    ];
    await startsTheDay(ann);
    await ann.goes(decision);
    await ann.inspects("reversal-to-decide");
    await ann.ticks(dispute("decide.outcome"), reversals("disputed.outcomes.undone"));
    await ann.picks(dispute("decide.ground"), terms("disputeGrounds.no_receipt_shown"));
    await ann.types(dispute("decide.words"), "The statement shows no receipt.");
    await ann.presses(dispute("decide.propose"));
    await ann.sees(dispute("finding.waits"));
    await ann.inspects("reversal-found");
    await owner.page.reload();
    await owner.sees(deal("acts.doneNote", { kind: "loan" }));
    await startsTheDay(bo, "admin2@demo.longspring.test");
    await bo.goes(decision);
    await bo.inspects("reversal-to-confirm");
    await bo.follows(dispute("finding.review"));
    await bo.inspects("reversal-to-decide-by-finding");
    await bo.presses(dispute("review.act"));
    await bo.sees(decided);
    await bo.inspects("reversal-decided");

    await seesReversed({ owner, banker }, { disputePage, decided, company: company.texts.name });
    await banker.goes(paths.institution.mandate(bank.mandateId));
    await banker.sees(
      mandate("edit.budgetHint", { of: "capital", used: formatMoneyShort(locale, 500_000_000n) }),
    );
  });
}

/** What both sides read once a drawdown was reversed by a decision: nothing was drawn, and no fee is owed. */
async function seesReversed(
  { owner, banker }: Sides,
  { disputePage, decided, company }: { disputePage: string; decided: string; company: string },
): Promise<void> {
  const { billing, deal, dispute, terms } = banker.words;
  for (const [side, kind] of [[owner, "company"] as const, [banker, "institution"] as const]) {
    await side.goes(disputePage.replace("/institution/", `/${kind}/`));
    await side.sees(decided);
    await side.sees("The statement shows no receipt.");
    await side.inspects("decided");
    await side.follows(dispute("toDeal"));
    await side.sees(terms("states.drawdown.reversed"));
    await side.doesNotSee(deal("acts.doneNote", { kind: "loan" }));
    await side.inspects("after-decision");
  }
  // It can be requested again; the budget stays reserved for it.
  await owner.sees(deal("acts.requestTitle", { kind: "loan" }));
  await banker.goes(billingPaths.fees());
  const row = banker.main().getByRole("row").filter({ hasText: company });
  await expect(row).toContainText(terms("states.fee.void"));
  await banker.sees(billing("figures.noNext"));
  await banker.inspects("fee-void");
}
