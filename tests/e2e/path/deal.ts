import { expect } from "@playwright/test";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import type { Person } from "../support/person.ts";

/** From contract to money: each side acts on its own page of the same deal. */
export async function bringsToMoney({ owner, banker }: { owner: Person; banker: Person }): Promise<void> {
  await signsContract({ owner, banker });
  await asksForMoney(owner, "5000000", "loan");
  await banker.page.reload();
  await paysOut(banker, "loan");
  await owner.page.reload();
  await disputes(owner, banker);
  await confirms(owner, "5,000,000", { kind: "loan" });
}

/** The contract is sent and signed by both. The company's page is open already, and changes without a reload. */
export async function signsContract({ owner, banker }: { owner: Person; banker: Person }): Promise<void> {
  await opensDeal(banker, paths.institution.deals());
  await sendsContract(banker);
  await signs(banker);
  await owner.catchesUp();
  await signs(owner);
}

/** The usual payment: requested, paid, confirmed, each on its own open page of the deal. */
export async function requestsAndPaysDrawdown(
  { owner, banker }: { owner: Person; banker: Person },
  {
    yuan,
    shown,
    then = "done",
    kind = "loan",
  }: { yuan: string; shown: string; then?: "done" | "more"; kind?: BoundKind },
): Promise<void> {
  await asksForMoney(owner, yuan, kind);
  await banker.catchesUp();
  await paysOut(banker, kind);
  await owner.catchesUp();
  await confirms(owner, shown, { then, kind });
}

async function opensDeal(someone: Person, list: string): Promise<void> {
  await someone.goes(list);
  await someone.main().locator("tbody").getByRole("link").first().click();
  await expect(someone.page.getByRole("list", { name: someone.words.deal("steps.label") })).toBeVisible();
  await someone.inspects("opened");
}

async function sendsContract(banker: Person): Promise<void> {
  await banker.presses(banker.words.deal("acts.send"));
  await expect(banker.page.getByRole("heading", { name: banker.words.deal("acts.signTitle") })).toBeVisible();
  await banker.inspects("to-sign");
}

/** Reads the review of the signature, types the amount that it names, if it asks for one, and signs. */
async function signs(someone: Person): Promise<void> {
  const { binding, deal, review } = someone.words;
  await someone.follows(deal("acts.sign"));
  await someone.sees(binding("sign.title"));
  await someone.inspects("signing");
  const amount = someone.page.getByLabel(review("typed.label"));
  if ((await amount.count()) > 0) {
    const [shown = ""] =
      /[\d,]+\.?\d*/.exec(await someone.page.locator("[id$=typedAmount-hint]").innerText()) ?? [];
    await amount.fill(shown);
  }
  await someone.presses(binding("sign.act"));
  await expect(someone.button(binding("sign.act"))).toHaveCount(0);
}

async function asksForMoney(owner: Person, yuan: string, kind: BoundKind): Promise<void> {
  const { deal } = owner.words;
  await owner.inspects("to-draw");
  await owner.types(deal("acts.requestAmount", { kind }), yuan);
  await owner.presses(deal("acts.request", { kind }));
  await owner.sees(deal("acts.waitFund", { kind }));
}

async function paysOut(banker: Person, kind: BoundKind): Promise<void> {
  const { deal } = banker.words;
  await banker.inspects("to-pay");
  await banker.types(deal("acts.reference"), "HT20261125001");
  await banker.presses(deal("acts.fund", { kind }));
  await banker.sees(deal("acts.waitConfirm"));
}

/** The company finds no money; the bank answers on the dispute's own page, and shows its advice; both read the same. */
async function disputes(owner: Person, banker: Person): Promise<void> {
  const { deal, dispute, terms } = owner.words;
  const why = owner.page.getByLabel(deal("acts.disputeWhy"));
  await why.selectOption("not_received");
  await owner.presses(deal("acts.dispute"));
  await owner.sees(dispute("words.title"));
  await owner.inspects("disputed");
  const address = owner.page.url();

  await banker.goes(new URL(address).pathname.replace("/company/", "/institution/"));
  await banker.types(banker.words.dispute("acts.answerWords"), "汇款回单见附件。");
  await banker.presses(banker.words.dispute("acts.answer"));
  await banker.sees(banker.words.terms("states.dispute.answered"));
  const file = { name: "advice.pdf", mimeType: "application/pdf", buffer: pdf() };
  await banker.page.getByLabel(banker.words.dispute("acts.file"), { exact: true }).setInputFiles(file);
  await banker.presses(banker.words.dispute("acts.show"));
  await expect(banker.main().getByRole("link", { name: "advice.pdf" })).toBeVisible();
  await banker.inspects("answered");
  await banker.follows(banker.words.dispute("toDeal"));
  await banker.sees(banker.words.deal("dispute.title"));

  await owner.page.reload();
  await expect(owner.main().getByRole("link", { name: "advice.pdf" })).toBeVisible();
  await owner.sees(terms("states.dispute.answered"));
  await owner.follows(dispute("toDeal"));
  await owner.sees(deal("dispute.title"));
}

interface Confirmed {
  then?: "done" | "more";
  kind: BoundKind;
}

async function confirms(owner: Person, yuan: string, { then = "done", kind }: Confirmed): Promise<void> {
  const { deal } = owner.words;
  await owner.inspects("to-confirm");
  await owner.types(deal("acts.received"), yuan);
  await owner.presses(deal("acts.confirm"));
  await owner.sees(then === "done" ? deal("acts.doneNote", { kind }) : deal("acts.requestTitle", { kind }));
  await owner.inspects("drawn");
}

/** The company's prospect is funded, the institution owes the fee, and the log has every step. */
export async function seesMoney(
  { owner, banker, admin }: { owner: Person; banker: Person; admin: Person },
  headline: string,
): Promise<void> {
  await closesAsFunded(owner, headline);

  await banker.page.reload();
  await banker.sees(banker.words.deal("fee.title"));
  await banker.sees("25,000.00");
  await banker.goes(paths.institution.home());
  await banker.inspects("drawn");

  await admin.goes(adminPaths.trail());
  await admin.reads(admin.words.admin("audit.title"));
  const log = admin.page.getByRole("table");
  await expect(log.getByText(admin.words.terms("events.drawdown-confirmed")).first()).toBeVisible();
}

/** The company closes its prospect, which is funded. */
export async function closesAsFunded(owner: Person, headline: string): Promise<void> {
  const { terms } = owner.words;
  await owner.goes(paths.company.prospects());
  await owner.follows(headline);
  await owner.reads(headline);
  // The minimum of the ask is funded, not its maximum: the company ends its search.
  await owner.follows(owner.words.prospect("view.close"));
  await owner.inspects("to-close");
  await owner.presses(owner.words.ending("close.act"));
  await owner.sees(terms("states.prospect.funded"));
  await owner.goes(paths.company.home());
  await owner.sees(owner.words.company("home.unlisted"));
  await owner.inspects("funded");
}
