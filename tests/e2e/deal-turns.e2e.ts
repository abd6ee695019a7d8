import { expect } from "@playwright/test";
import { paths } from "#app/shared/paths.ts";
import { confirmsFile, handsOverFile } from "./support/hand-over.ts";
import { languagesOf } from "./support/languages.ts";
import type { Person } from "./support/person.ts";
import { test } from "./support/test.ts";

const uploads = (person: Person, condition: string): Promise<void> =>
  handsOverFile(person, `${person.words.deal("conditions.handOver")} ${condition}`, "pledge.pdf");
const turn = (person: Person) => person.page.getByRole("region", { name: person.words.deal("steps.turn") });
const row = (person: Person, condition: string) =>
  person.page.getByRole("row").filter({ hasText: condition });

for (const locale of languagesOf("deal turns")) {
  test(`each side's page of a deal follows the other's acts, and loses nothing typed (${locale})`, async ({
    meet,
  }) => {
    const { dealId, bank, banker, owner } = await meet("contracted", { locale, isInspected: true });
    const { deal, terms } = owner.words;
    const received = terms("states.condition.received");
    await banker.goes(paths.institution.deal(dealId));
    await expect(turn(banker)).toBeVisible();
    await owner.goes(paths.company.deal(dealId));
    await owner.isReady();
    await owner.inspects("papers to provide");

    await owner.follows(`${deal("conditions.handOver")} Pledge registered`);
    await owner.sees(owner.words.handing("title"));
    await owner.inspects("paper to hand over");
    await confirmsFile(owner, "pledge.pdf");
    await expect(row(owner, "Pledge registered").getByText(received)).toBeVisible();
    await expect(row(banker, "Pledge registered").getByRole("link", { name: "pledge.pdf" })).toBeVisible();
    await banker.inspects("one paper came");

    // Words on the second condition are being written while the first is sent back, and its paper comes anew.
    const second = row(banker, "Account opened");
    await second.getByText(deal("conditions.satisfyWithout")).click();
    const note = second.getByLabel(deal("conditions.satisfyBy"));
    await note.fill("Opened on Monday");
    const first = row(banker, "Pledge registered");
    await first.getByText(deal("conditions.sendBack")).first().click();
    await first.getByLabel(deal("conditions.returnWhy"), { exact: true }).selectOption("evidence_unclear");
    await first
      .locator("form")
      .getByRole("button", { name: deal("conditions.sendBack"), exact: true })
      .click();
    await expect(
      row(owner, "Pledge registered").getByText(terms("conditionReturnReasons.evidence_unclear")),
    ).toBeVisible();

    await uploads(owner, "Pledge registered");
    await expect(row(banker, "Pledge registered").getByText(received)).toBeVisible();
    await expect(note).toHaveValue("Opened on Monday");
    await uploads(owner, "Account opened");
    // All papers are there: the turn passes to the bank, on both pages.
    await expect(turn(owner)).toContainText(bank.texts.name);
    await owner.sees(deal("acts.waitSettled"));
    await banker.sees(deal("acts.waitSettle"));
    for (const condition of ["Pledge registered", "Account opened"]) {
      await row(banker, condition)
        .getByRole("button", { name: deal("conditions.satisfy") })
        .click();
      await expect(row(banker, condition).getByText(terms("states.condition.satisfied"))).toBeVisible();
    }
    await owner.sees(deal("acts.requestTitle", { kind: "loan" }));
    await owner.inspects("money to ask for");
    await owner.presses(deal("acts.request", { kind: "loan" }));
    await banker.types(deal("acts.reference"), "HT20261125001");
    await banker.inspects("money to pay out");
    await banker.presses(deal("acts.fund", { kind: "loan" }));
    await owner.sees("HT20261125001");
    await owner.types(deal("acts.received"), "5000000");
    await owner.presses(deal("acts.confirm"));
    await owner.sees(deal("acts.done"));
    await banker.sees(deal("acts.done"));
    await expect(turn(banker)).toHaveCount(0);
  });
}

test("a paper is handed over for its condition without JavaScript", async ({ meet }) => {
  const { dealId, owner } = await meet("contracted", { owner: { withoutScript: true } });
  await owner.goes(paths.company.deal(dealId));
  await uploads(owner, "Pledge registered");
  await expect(
    row(owner, "Pledge registered").getByText(owner.words.terms("states.condition.received")),
  ).toBeVisible();
});
