import { INSTITUTION_REASONS, MODERATION_REASONS } from "#app/domain/codes/reasons.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { translator } from "#app/i18n/translator.ts";
import type { readCase } from "#app/services/moderation/read-case.server.ts";

type CaseRead = Awaited<ReturnType<typeof readCase>>;

interface Choice {
  value: string;
  label: string;
  note: string;
  disabled: boolean;
}

/** The possible decisions, each with its meaning, or why it is unavailable now. */
export function verdictOptions(locale: Locale, { submission, application, case: row }: CaseRead): Choice[] {
  const t = translator(locale, "admin");
  const open = { disabled: false };
  const changes = {
    value: "changes",
    label: t("decision.changes"),
    note: t("decision.changesNote"),
    ...open,
  };
  const unmet = t("decision.notWhileUnmet");
  if (submission && row.status === "appealed") {
    const { mayBePublished, fills } = submission;
    const disabled = !mayBePublished;
    return [
      { value: "uphold", label: t("appeal.uphold"), note: t("appeal.upholdNote"), ...open },
      {
        value: "overturn",
        label: t("appeal.overturn"),
        note: disabled ? unmet : t(fills ? "decision.publishFillsNote" : "appeal.overturnNote"),
        disabled,
      },
    ];
  }
  if (submission) {
    const { version, liveVersion: live, mayBePublished, fills } = submission;
    const note = mayBePublished ? t(fills ? "decision.publishFillsNote" : "decision.publishNote") : unmet;
    return [
      { value: "publish", label: t("decision.publish", { version }), note, disabled: !mayBePublished },
      changes,
      {
        value: "reject",
        label: t("decision.reject"),
        note: live === null ? t("decision.rejectNote") : t("decision.rejectLiveNote", { live }),
        ...open,
      },
    ];
  }
  const isExpired =
    application?.checks.some(({ check, outcome }) => check === "expiry" && outcome === "not_met") ?? false;
  return [
    {
      value: "verify",
      label: t("decision.verify"),
      note: isExpired ? unmet : t("decision.verifyNote"),
      disabled: isExpired,
    },
    changes,
    // A first application ends with it for good: that has a review of its own.
    ...(application?.isFirst
      ? []
      : [
          {
            value: "refuse",
            label: t("decision.refuse"),
            note: t("decision.refuseLiveNote"),
            ...open,
          },
        ]),
  ];
}

export function reasonOptions(locale: Locale, { submission }: CaseRead) {
  const term = termsIn(locale);
  return submission
    ? MODERATION_REASONS.map((value) => ({ value, label: term("moderationReasons", value) }))
    : INSTITUTION_REASONS.map((value) => ({ value, label: term("institutionReasons", value) }));
}

/** The latest decision's message: its codes, a note for each field, and the text. */
export function formatDecision(locale: Locale, { case: row, submission }: CaseRead) {
  const t = translator(locale, "institution");
  const prospect = translator(locale, "prospect");
  const term = termsIn(locale);
  const group = submission ? "moderationReasons" : "institutionReasons";
  const labelOf = (field: string) => {
    const key = `fields.${field}` as "fields.uscc";
    if (submission) return prospect.has(key as never) ? prospect(key as never) : field;
    return t.has(key) ? t(key) : field;
  };
  const codes = row.reasonCodes.map((code) => term(group, code));
  const comma = translator(locale, "common")("words.comma");
  return [
    ...(codes.length > 0 ? [{ key: "codes", label: t("said.reasons"), value: codes.join(comma) }] : []),
    ...row.fieldNotes.map(({ field, note }) => ({ key: field, label: labelOf(field), value: note })),
    ...(row.note ? [{ key: "note", label: t("said.note"), value: row.note }] : []),
  ];
}

/** By whom and when the submission was rejected that a company appeals about; null of others. */
export function formatRejection(locale: Locale, { case: { status }, history }: CaseRead) {
  const rejected = history.find(({ type }) => type === "prospect-rejected");
  if (status !== "appealed" || rejected === undefined) return null;
  return { who: actorIn(locale, rejected), at: rejected.at };
}

function actorIn(locale: Locale, row: CaseRead["history"][number]): string {
  const t = translator(locale, "admin.case");
  return row.isOwn ? t("you") : inLanguage(locale, row.actorName, row.actorNameEn) || t("system");
}

/** Events that repeat other rows of the same time. */
const doubled = new Set([
  "case-opened",
  "case-answered",
  "case-decided",
  "prospect-review-started",
  "institution-review-started",
]);

/** The history of a submission and its case, newest first. */
export function formatHistory(locale: Locale, { history, submission }: CaseRead) {
  const t = translator(locale, "admin");
  const term = termsIn(locale);
  const group = submission ? "moderationReasons" : "institutionReasons";
  return history
    .filter(({ type }) => !doubled.has(type))
    .map((row) => ({
      key: String(row.id),
      at: row.at,
      who: actorIn(locale, row),
      what: [
        term("events", row.type),
        ...(row.version === null ? [] : [t("case.version", { version: row.version })]),
      ].join(" · "),
      text: [...(row.reasonCode ? [term(group, row.reasonCode)] : []), ...(row.note ? [row.note] : [])].join(
        " · ",
      ),
    }));
}
