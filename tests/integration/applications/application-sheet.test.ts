import { expect, test } from "vitest";
import type { Locale } from "#app/i18n/locale.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { readApplicationSheet } from "#app/services/applications/read-application-sheet.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { formatDossier } from "#app/shared/dossier/dossier.server.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

const { app, given, db, company, institution } = openParties();
const parties = applicationsIn(app, company, institution);

const plain = (text: string) => text.replaceAll(/\s+/g, "");
const openings = (introductionId: string) =>
  db.rows("disclosure", { introductionId }, "at").then((rows) => rows.map(({ outcome }) => outcome));

test.each<Locale>(["en", "zh-CN"])("the PDF has what the page has, in %s", async (locale) => {
  const { id } = await parties.submitted(["identity", "figures"]);
  await parties.ask(id, ["tax_returns"]);
  const { name, pdf } = await readApplicationSheet(app.web, institution, { applicationId: id, locale });
  expect(name).toMatch(/^application-A-\d+-(en|zh)\.pdf$/);
  const text = plain(textOfPdf(pdf));
  const read = await readApplicationAsInstitution(app.web, institution, id);
  if (read.given === null) throw new Error("nothing given");
  const { ask, fit, years } = formatDossier(locale, { ...read, given: read.given });
  const printed = [
    ...ask.figures.map(
      ({ exact, value, note }) => `${exact === null || exact === "" ? value : exact}${note}`,
    ),
    ...ask.words.map(({ text: words }) => words),
    ...fit.parts.flatMap(({ rows }) => rows.flatMap(({ label, wanted, has }) => [label, wanted, has])),
    ...(years?.groups ?? []).flatMap(({ rows }) =>
      rows.flatMap(({ label, cells }) => [label, ...cells.flatMap((cell) => cell?.value ?? [])]),
    ),
  ];
  expect(printed.length).toBeGreaterThan(20);
  expect(printed.filter((words) => !text.includes(plain(words)))).toEqual([]);
});

test("each download is logged as an opening, and refused and logged once the consent has ended", async () => {
  const { id, introductionId } = await parties.submitted();
  const sheet = () => readApplicationSheet(app.web, institution, { applicationId: id, locale: "en" });
  const before = await openings(introductionId);
  await sheet();
  expect(await openings(introductionId)).toEqual([...before, "shown"]);
  await revokeConsent(app.web, company, introductionId);
  await refuses("consent-not-found", sheet());
  expect(await openings(introductionId)).toEqual([...before, "shown", "refused"]);
});

test("the PDF of another institution's application is not found", async () => {
  const { id } = await parties.submitted();
  const stranger = await given.institution();
  await refuses(
    "application-not-found",
    readApplicationSheet(app.web, stranger, { applicationId: id, locale: "en" }),
  );
});
