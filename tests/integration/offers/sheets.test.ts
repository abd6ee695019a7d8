import { expect, test } from "vitest";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import type { InstitutionKind } from "#app/domain/codes/institutions.ts";
import type { FieldFault } from "#app/domain/fields.ts";
import type { OfferFigures } from "#app/domain/offers/cost/figures.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import * as companyOffer from "#app/routes/company.offers.$offerId/route.tsx";
import * as acceptOffer from "#app/routes/company.offers.$offerId_.accept/route.tsx";
import * as institutionOffer from "#app/routes/institution.offers.$offerId/route.tsx";
import { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { readTermSheet } from "#app/services/offers/read-term-sheet.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import type { Shown } from "#tests/support/http/small-pages.ts";
import { reviewedDraft } from "#tests/support/offers/reviewed-draft.ts";
import { loanInTwoDrawdowns } from "#tests/support/offers/loan-in-two-drawdowns.ts";
import { offererOf } from "#tests/support/offers/offerer.ts";
import { SHEET_KINDS, typedSheetOf } from "#tests/support/offers/sheet-kinds.ts";
import { begunSheet } from "#tests/support/offers/begun-sheets.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";
import { printedOf } from "#tests/support/sheets/printed-figures.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const opened = openGiven();
const { app, db } = opened;
/** Sheets of each kind; ten by `npm run prove:offers`. */
const sheets = Number(process.env.OFFER_SHEETS ?? 1);
const pages = {
  "/institution/offers/:offerId": institutionOffer,
  "/company/offers/:offerId": companyOffer,
  "/company/offers/:offerId/accept": acceptOffer,
};
const web = testWeb(app, pages, "zh-CN");
const cookies = { company: "", institution: "" };
const clientOf = (side: keyof typeof cookies) => web.browser(cookies[side]);

/** A draft offer of the instrument; both sides can open it in a browser. */
async function begun(instrument: Instrument, by: InstitutionKind = offererOf(instrument)) {
  const { offerId, company, institution } = await begunSheet(opened, instrument, by);
  cookies.institution = web.sessions.institution(institution);
  cookies.company = web.sessions.company(company);
  return { offerId, company };
}

/** Issues what was sent and read once more. */
const issues = async (page: string) => {
  const offerId = page.split("/").at(-1) ?? "";
  const fields = { act: "issue", version: "0", rounds: "0", ...(await reviewedDraft(db, offerId)) };
  return (await clientOf("institution").post(`${page}?view=review&as=move`, fields)).status;
};

type Figures = OfferFigures;
async function read(side: keyof typeof cookies, path: string): Promise<Figures & { offer: Figures }> {
  const answer = await clientOf(side).get(path);
  expect(answer.status).toBe(200);
  return Object.values((answer.json() as Shown).loaderData ?? {}).find((data) => data !== null) as never;
}
const figures = ({ cost, equity, conversion }: Figures) => ({ cost, equity, conversion });
/** As a page passes it on: amounts are texts. */
const asJson = (data: unknown): unknown =>
  JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
  );
const fen = (value: unknown) => BigInt(value as string);

test.each(SHEET_KINDS)(
  "the cost of $name is the same to the fen in the builder, when issued, to the company, compared and printed",
  async (kind) => {
    const { instrument } = kind;
    for (let number = 0; number < sheets; number += 1) {
      const { offerId, company } = await begun(instrument, kind.by);
      const page = `/institution/offers/${offerId}`;
      const form = typedSheetOf(kind, number, dayOf(app.web.now()));
      const drafted = await clientOf("institution").post(`${page}?as=draft`, form);
      expect(drafted.status).toBe(303);
      const beside = figures(await read("institution", `${page}?view=write`));

      const { draft } = (await read("institution", `${page}?view=write`)) as unknown as {
        draft: { revision: number };
      };
      const answer = await clientOf("institution").post(page, { ...form, revision: String(draft.revision) });
      expect(answer.status === 303 ? null : (replyIn(answer).form?.error ?? replyIn(answer))).toBeNull();
      expect(figures(await read("institution", `${page}?view=review`))).toEqual(beside);
      expect(await issues(page)).toBe(303);
      expect(figures(await read("institution", page))).toEqual(beside);
      expect(figures((await read("company", `/company/offers/${offerId}`)).offer)).toEqual(beside);
      expect(figures((await read("company", `/company/offers/${offerId}/accept`)).offer)).toEqual(beside);
      const stored = await db.row("offerVersion", { offerId });
      const { cost } = beside;
      expect(stored.annualisedRatePercent).toBe(cost?.rate?.compoundPercent ?? null);
      expect(stored.totalCostFen).toBe(cost === null ? null : fen(cost.totalCostFen));

      // The only one of its kind is compared at its own amount and term.
      const own = { amountFen: undefined, termMonths: undefined };
      const { groups } = await listOffersAsCompany(app.web, company, own);
      const costs = groups.flatMap(({ offers }) =>
        offers.flatMap((offer) => ("compared" in offer ? offer.compared.cost : null)),
      );
      expect(asJson(costs)).toEqual([kind.name === "guarantee" ? null : cost]);
      const { pdf } = await readTermSheet(app.web, company, {
        offerId,
        version: 1,
        locale: "zh-CN",
        checkedAt: "https://longspring.example/check",
      });
      const printed = printedOf(beside);
      expect(printed.length).toBeGreaterThan(3);
      const words = textOfPdf(pdf);
      expect(printed.filter((one) => !words.includes(one))).toEqual([]);
    }
  },
);

test("a second drawdown on the last day of payment is refused at its field, and the typed value is kept", async () => {
  const { offerId } = await begun("ip_pledge_loan");
  await app.expectNoWrites();
  const form = loanInTwoDrawdowns(dayOf(app.web.now()), 24);
  const answer = await clientOf("institution").post(`/institution/offers/${offerId}`, form);
  expect(answer.status).toBe(422);
  const reply = replyIn(answer).form;
  expect(Object.keys(reply?.error ?? {})).toEqual(["details.secondDrawdownOn"]);
  expect(reply?.initialValue).toMatchObject({ note: form.note, details: { secondDrawdownFen: "50" } });
});

test("a counter-offer whose term ends before the second drawdown is refused at its term", async () => {
  const { offerId } = await begun("ip_pledge_loan");
  const page = `/institution/offers/${offerId}`;
  await clientOf("institution").post(page, loanInTwoDrawdowns(dayOf(app.web.now()), 10));
  expect(await issues(page)).toBe(303);
  const counter = (termMonths: string) =>
    clientOf("company").post(`/company/offers/${offerId}`, {
      act: "counter",
      unit: "wan",
      version: "1",
      rounds: "0",
      termMonths,
    });
  await read("company", `/company/offers/${offerId}`);
  const answer = await unchanged(app.traces, () => counter("6"));
  expect(answer.status).toBe(422);
  expect(replyIn(answer)).toMatchObject({
    refusal: { code: "counter-not-possible" },
    form: { error: { termMonths: [labelled("term-before-drawdown")] }, initialValue: { termMonths: "6" } },
  });
  expect((await counter("12")).status).toBe(303);
});

test("a draft with a first payment in 9999 opens with the error at that field", async () => {
  const { offerId } = await begun("ip_pledge_loan");
  const page = `/institution/offers/${offerId}`;
  await clientOf("institution").post(`${page}?as=draft`, {
    ...loanInTwoDrawdowns(dayOf(app.web.now()), 10),
    "details.firstPaymentOn": "9999-12-01",
  });
  const { form } = (await read("institution", `${page}?view=write`)) as unknown as {
    form: { errors: Record<string, string[]> };
  };
  expect(form.errors).toEqual({ "details.firstPaymentOn": [labelled("first-payment-too-late")] });
});

const labelled = (fault: FieldFault): string => translator("zh-CN", "forms")(fault);
