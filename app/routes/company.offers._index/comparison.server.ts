import { type Unacceptable, whyUnacceptable } from "#app/domain/offers/comparing/groups.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { instrumentOf } from "#app/domain/offers/terms/record-texts.ts";
import { formatInstant } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { translator } from "#app/i18n/translator.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";
import { answersShown } from "./answers.server.ts";
import { combinationsShown } from "./combined.server.ts";
import { notesOn, type Opened, sectionOf } from "./sections.server.ts";
import type { EndedShown, UnanswerableShown } from "./shown.ts";
import { moneyCell, nameOf, type Speech, speechIn } from "./speech.server.ts";

type Offers = Awaited<ReturnType<typeof listOffersAsCompany>>;

/** The comparison as texts in the reader's language. */
export function comparisonShown(locale: Locale, now: Date, offers: Offers, opened: Opened) {
  const speech = speechIn(locale, now);
  const { c } = speech;
  const current = offers.groups.flatMap(({ offers: own }): readonly OfferSummary[] => own);
  const agreed = offers.ended.filter(({ status }) => status === "accepted");
  const names = namesOf(locale, [...current, ...agreed]);
  const amounts = new Map(current.map(({ id, terms }) => [id, terms.amountFen]));
  const of = (why: Unacceptable) => current.filter((offer) => whyUnacceptable(offer) === why).length;
  const [held, over, short] = [of("on-hold"), of("over-ask"), of("budget-short")];
  const sections = offers.groups.map((group) => sectionOf(speech, group, names, opened));
  return {
    title: c("title"),
    lead:
      current.length === 0
        ? null
        : c(held === current.length ? "leadHeld" : "lead", {
            count: current.length - held - over - short,
            over,
            short,
            held,
          }),
    facts: [c("onlyYou"), c("noAdvice")],
    read: c("read"),
    empty:
      current.length > 0
        ? null
        : {
            title: c("empty.title"),
            steps: emptySteps.map((step) => c(`empty.${step}`)),
            act: c("empty.act"),
          },
    on: {
      title: c("on.title"),
      amount: c("on.amount"),
      months: c("on.months"),
      monthsUnit: c("on.monthsUnit"),
      apply: c("on.apply"),
    },
    answers: answersShown(speech, offers.groups, offers.combinations, names),
    unanswerable: unanswerableShown(speech, offers.unanswerable),
    sections,
    // Most hold for several kinds.
    notes: [...new Set(offers.groups.flatMap((group) => notesOn(speech, group)))],
    combinations: combinationsShown(speech, offers.combinations, { names, amounts }),
    ended: endedShown(speech, offers.ended),
  };
}

/** Offers that can't be answered since their institutions are suspended or have left: whose they are, and why. */
function unanswerableShown({ c, locale }: Speech, offers: Offers["unanswerable"]): UnanswerableShown | null {
  if (offers.length === 0) return null;
  return {
    text: c("unanswerable", { count: offers.length }),
    offers: offers.map((offer) => ({
      id: offer.id,
      name: c("unanswerableOf", {
        number: runningNumber("offer", offer.number),
        institution: nameOf(locale, offer),
      }),
    })),
  };
}

const emptySteps = ["step1", "step2", "step3"] as const;

type Named = Pick<Offers["ended"][number], "id" | "number" | "institution">;

/** The institutions' names; of several offers by one, each with its number. */
function namesOf(locale: Locale, offers: readonly Named[]): ReadonlyMap<string, string> {
  const names = offers.map((offer) => nameOf(locale, offer));
  return new Map(
    offers.map((offer, index) => {
      const name = names[index] ?? "";
      const isOne = names.filter((other) => other === name).length === 1;
      return [offer.id, isOne ? name : `${name} ${runningNumber("offer", offer.number)}`];
    }),
  );
}

function endedShown({ c, t, locale, labels }: Speech, ended: Offers["ended"]): EndedShown | null {
  if (ended.length === 0) return null;
  const states = translator(locale, "terms.states.offer");
  return {
    title: c("ended.title"),
    summary: c("ended.summary", { count: ended.length }),
    heads: {
      institution: t("list.institution"),
      amount: t("terms.amount"),
      status: t("list.status"),
      since: t("list.since"),
    },
    rows: ended.map((offer) => ({
      id: offer.id,
      name: nameOf(locale, offer),
      instrument: offeredTerm(labels, offer.commitment, instrumentOf(offer.terms)),
      amount: moneyCell(locale, committedFen(offer.terms, offer.commitment)),
      status: isOpenOffer(offer.status) && !offer.isOfOpenAsk ? c("ended.askOver") : states(offer.status),
      since: formatInstant(locale, offer.statusChangedAt),
    })),
  };
}
