import type { ConsentPurpose, FieldGroup } from "#app/domain/codes/consents.ts";
import type { ReceiptedAct } from "#app/domain/events/receipts.ts";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { groupedFingerprint } from "#app/domain/offers/terms/fingerprint.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatDay, formatInstant, formatMoneyExact, formatRate } from "#app/i18n/format.ts";
import { formatStake } from "#app/i18n/format-stake.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { sumFen } from "#app/lib/money.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import type { SealedVersion } from "./compose-term-sheet.ts";
import type { Sheet, SheetFact, SheetPart } from "./sheet.ts";
import { askFollowed, askParts, type EndedAsk } from "./receipt-of-ask.ts";
import { type MoneyMatter, moneyFollowed, moneyParts } from "./receipt-of-money.ts";
import { reasonText, receiptSheet } from "./receipt-sheet.ts";
import { conversionPart, holderParts, schedulePart } from "./figure-parts.ts";
import { conditionParts, termFacts } from "./term-facts.ts";

/** An act that binds, as recorded. */
export interface ReceiptedEvent {
  act: ReceiptedAct;
  at: Date;
  actorKind: string;
  /** Who acted, if it was a person of the reader's organization. */
  person: string | null;
  reasonCode: string | null;
  /** What was written, as far as the reader may read it. */
  note?: string | null;
  /** The running number of what it is about. */
  number: string;
}

/** What a consent opened: for a number of days from then on, or once it is extended, until a day. */
interface OpenedByConsent {
  fieldGroups: readonly FieldGroup[];
  purpose: ConsentPurpose;
  days?: number | null | undefined;
  until?: Date | null | undefined;
}

/** Another offer of the company. */
interface HeldBeside {
  number: bigint;
  nameZh: string;
  nameEn: string | null;
}

/** What the act was about: an issued version, a consent, or an ask. */
export type ReceiptedMatter =
  | EndedAsk
  | MoneyMatter
  | {
      kind: "terms";
      sealed: Omit<SealedVersion, "platformFee">;
      /** Of an acceptance: the offers that it put on hold; null to its institution, which learns of none. */
      held: readonly HeldBeside[] | null;
    }
  | {
      kind: "consent";
      institutionNameZh: string;
      institutionNameEn: string | null;
      /** Null to an institution: its receipt names no company. */
      company: { nameZh: string; nameEn: string | null } | null;
      opened: OpenedByConsent | null;
    };

/** The receipt of an act that binds, in one language: who, what, when, the terms, what followed, how to check them. */
export function composeReceipt(locale: Locale, event: ReceiptedEvent, matter: ReceiptedMatter): Sheet {
  const t = translator(locale, "receipt");
  const what = translator(locale, "terms")(`events.${event.act}`);
  const names = namesOf(locale, event, matter);
  const { number } = event;
  return receiptSheet(locale, { what, number, at: event.at }, [
    actPart(locale, event, { what, ...names }),
    ...mattersParts(locale, matter),
    { title: t("follows"), paragraphs: consequences(locale, event.act, matter, names) },
    ...("sealed" in matter ? [checkPart(locale, matter.sealed)] : []),
    { title: t("role"), paragraphs: [t("roleText")] },
  ]);
}

function mattersParts(locale: Locale, matter: ReceiptedMatter): SheetPart[] {
  if (matter.kind === "ask") return askParts(locale, matter);
  if (matter.kind === "money") return moneyParts(locale, matter);
  return matter.kind === "terms" ? termsParts(locale, matter.sealed) : consentParts(locale, matter);
}

/** Null: the act concerns no one institution. */
type Names = { company: string; institution: string | null };

function namesOf(locale: Locale, { number }: ReceiptedEvent, matter: ReceiptedMatter): Names {
  if ("sealed" in matter) {
    const { companyNameZh, companyNameEn, institutionNameZh, institutionNameEn } = matter.sealed;
    return {
      company: inLanguage(locale, companyNameZh, companyNameEn),
      institution: inLanguage(locale, institutionNameZh, institutionNameEn),
    };
  }
  if (matter.kind === "ask") {
    const { nameZh, nameEn } = matter.company;
    return { company: inLanguage(locale, nameZh, nameEn), institution: null };
  }
  const { company, institutionNameZh, institutionNameEn } = matter;
  return {
    company:
      company === null
        ? translator(locale, "receipt")("theCompany", { number })
        : inLanguage(locale, company.nameZh, company.nameEn),
    institution: inLanguage(locale, institutionNameZh, institutionNameEn),
  };
}

const reasonsOf = (act: ReceiptedAct) =>
  act === "prospect-suspended"
    ? "moderationReasons"
    : act === "offer-withdrawn" || act === "introduction-declined"
      ? "declineReasons"
      : "dealEndReasons";

function actPart(
  locale: Locale,
  { act, at, actorKind, person, reasonCode, note = null, number }: ReceiptedEvent,
  { what, company, institution }: Names & { what: string },
): SheetPart {
  const t = translator(locale, "receipt");
  const sheet = translator(locale, "sheet");
  const labels = labelsIn(locale);
  const side =
    (actorKind === "company" ? company : actorKind === "institution" ? institution : null) ??
    labels("parties", actorKind);
  return {
    title: t("act"),
    facts: [
      { label: t("what"), value: what },
      { label: t("number"), value: number },
      { label: t("when"), value: formatInstant(locale, at) },
      { label: t("by"), value: side },
      ...(person === null ? [] : [{ label: t("person"), value: person }]),
      ...(reasonCode === null
        ? []
        : [{ label: t("reason"), value: reasonText(locale, reasonsOf(act), reasonCode) }]),
      ...(note === null ? [] : [{ label: t("words"), value: note }]),
      ...(institution === null ? [] : [{ label: sheet("institution"), value: institution }]),
      { label: sheet("company"), value: company },
    ],
  };
}

function termsParts(locale: Locale, sealed: Omit<SealedVersion, "platformFee">): SheetPart[] {
  const offer = translator(locale, "offer");
  const { cost, equity, conversion, commitment } = sealed;
  return [
    {
      title: offer("page.cost"),
      facts: commitment === "guarantee" ? guaranteeFacts(locale, sealed) : costFacts(locale, sealed),
    },
    { title: offer("page.terms"), facts: termFacts(locale, sealed) },
    ...conditionParts(locale, sealed),
    ...(cost === null ? [] : [schedulePart(locale, cost)]),
    ...(equity === null ? [] : holderParts(locale, equity)),
    ...(conversion === null ? [] : [conversionPart(locale, conversion)]),
  ];
}

type Figures = Pick<SealedVersion, "cost" | "equity" | "terms">;

function costFacts(locale: Locale, { cost, equity, terms }: Figures): SheetFact[] {
  const t = translator(locale, "receipt");
  const offer = translator(locale, "offer.confirm");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return [
    { label: t("amount"), value: money(terms.amountFen) },
    ...(cost?.rate ? [{ label: offer("rate"), value: formatRate(cost.rate.compoundPercent) }] : []),
    ...(cost
      ? [
          { label: offer("total"), value: money(cost.totalCostFen) },
          ...(cost.upfrontFen > 0n
            ? [
                { label: offer("upfront"), value: money(cost.upfrontFen) },
                { label: offer("received"), value: money(cost.receivedFen) },
              ]
            : []),
          { label: t("paid"), value: money(sumFen(cost.rows.map(({ totalFen }) => totalFen))) },
        ]
      : []),
    ...(equity ? [{ label: offer("share"), value: formatStake(equity.dilutionBp) }] : []),
  ];
}

/** A guarantor pays nothing out: its fees are owed, the rest is what a loan would cost with it. */
function guaranteeFacts(locale: Locale, { cost, terms }: Figures): SheetFact[] {
  const offer = translator(locale, "offer.guarantee");
  const money = (fen: bigint) => formatMoneyExact(locale, fen);
  return [
    { label: offer("amount"), value: money(committedFen(terms, "guarantee")) },
    { label: offer("loan"), value: money(terms.amountFen) },
    ...(cost ? [{ label: offer("fees"), value: money(cost.feesFen) }] : []),
    ...(cost?.rate ? [{ label: offer("loanRate"), value: formatRate(cost.rate.compoundPercent) }] : []),
    ...(cost ? [{ label: offer("loanTotal"), value: money(cost.totalCostFen) }] : []),
  ];
}

function consentParts(
  locale: Locale,
  { opened }: Extract<ReceiptedMatter, { kind: "consent" }>,
): SheetPart[] {
  if (opened === null) return [];
  const t = translator(locale, "receipt");
  const labels = labelsIn(locale);
  const comma = translator(locale, "common")("words.comma");
  return [
    {
      title: t("opens"),
      facts: [
        {
          label: t("opens"),
          value: opened.fieldGroups.map((group) => labels("fieldGroups", group)).join(comma),
        },
        { label: t("purpose"), value: labels("consentPurposes", opened.purpose) },
        ...(opened.days == null ? [] : [{ label: t("days"), value: t("daysOf", { days: opened.days }) }]),
        ...(opened.until == null
          ? []
          : [{ label: t("until"), value: formatDay(locale, lastDayOf(opened.until)) }]),
      ],
    },
  ];
}

function consequences(locale: Locale, act: ReceiptedAct, matter: ReceiptedMatter, of: Names): string[] {
  const t = translator(locale, "receipt");
  if (matter.kind === "ask") return askFollowed(locale, act, matter);
  const names = { company: of.company, institution: of.institution ?? "" };
  if (matter.kind === "consent")
    return [t(act === "consent-revoked" || act === "introduction-declined" ? "closed" : "opened", names)];
  if (matter.kind === "money") return moneyFollowed(locale, matter, names.institution);
  const { commitment, terms, expiresAt, version } = matter.sealed;
  const kind = boundKind(commitment, terms);
  const amount = formatMoneyExact(locale, committedFen(terms, commitment));
  switch (act) {
    case "offer-withdrawn":
      return [t("withdrawn", { ...names, version })];
    case "contract-signed":
      return [
        t("signed", names),
        t(terms.conditions.length === 0 ? "signedWithout" : "signedConditions", { kind }),
      ];
    case "guarantee-in-force":
      return [t("inForce", { ...names, amount }), t("inForceUntil", names)];
    case "offer-accepted":
    case "deal-opened":
      return [
        t("contract", { ...names, kind }),
        t("reserved", { ...names, amount }),
        ...(matter.held === null ? [] : [heldText(locale, matter.held)]),
      ];
    default:
      return [
        t("bound", { ...names, until: formatInstant(locale, expiresAt) }),
        t("fixed"),
        ...(version > 1 ? [t("replaced", { version: version - 1 })] : []),
      ];
  }
}

function heldText(locale: Locale, held: readonly HeldBeside[]): string {
  const t = translator(locale, "receipt");
  const named = held.map(({ number, nameZh, nameEn }) =>
    t("heldOne", {
      institution: inLanguage(locale, nameZh, nameEn),
      number: runningNumber("offer", number),
    }),
  );
  return t("held", {
    count: held.length,
    names: named.join(translator(locale, "server.heldOffers")("between")),
  });
}

function checkPart(
  locale: Locale,
  { fingerprint, checkedAt }: Omit<SealedVersion, "platformFee">,
): SheetPart {
  const t = translator(locale, "sheet");
  return { title: t("check"), paragraphs: [groupedFingerprint(fingerprint)], link: checkedAt };
}
