import { expect, test } from "vitest";
import { listIntroductionsAsInstitution } from "#app/services/introductions/list-introductions-as-institution.server.ts";

import { daysOn } from "#tests/factories/days.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";

const { app, given, db } = openGiven({}, { isEmptied: true });

test("a consent on one prospect reveals nothing of another prospect of the same company", async () => {
  const [company, bank] = [await given.company(), await given.institution()];
  const underway = underwayIn(app, company, bank);
  const known = await underway.introduction({ status: "consented", answerBy: null });
  const blind = await underway.introduction();
  await db.insert("consent", {
    introductionId: known.id,
    prospectId: known.prospect.id,
    companyId: company.companyId,
    institutionId: bank.institutionId,
    purpose: "assess_financing",
    expiresAt: daysOn(30),
    fieldGroups: ["identity", "figures", "ip_and_recognitions"],
  });

  const { rows } = await listIntroductionsAsInstitution(app.web, bank, {
    group: undefined,
    cursor: undefined,
  });
  const nameOn = (id: string) => rows.find((row) => row.id === id)?.companyNameZh;
  expect(nameOn(known.id)).toEqual(expect.any(String));
  expect(nameOn(blind.id)).toBeNull();
  // Also with SQL of one's own.
  for (const table of ["company", "companyFigures", "companyRight", "companyRecognition"] as const)
    expect(
      await app.web.withActor(bank, (trx) => trx.selectFrom(table).selectAll().execute()),
      table,
    ).toEqual([]);
});
