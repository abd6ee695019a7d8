import type { Locale } from "#app/i18n/locale.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { translator } from "#app/i18n/translator.ts";
import type { readCase } from "#app/services/moderation/read-case.server.ts";
import { applicationChecks, submissionChecks } from "./format-checks.server.ts";
import {
  formatHistory,
  formatRejection,
  reasonOptions,
  formatDecision,
  verdictOptions,
} from "./format-decision.server.ts";
import { publicationEnds } from "./publication-ends.server.ts";
import { licenceFollows } from "./licence-follows.server.ts";
import { licenceLines, prospectLines } from "./format-lines.server.ts";

type CaseRead = Awaited<ReturnType<typeof readCase>>;

/**
 * A case for its page. Everything that depends on a kind of value (a field, a finding, a code) is formatted here: the
 * browser then needs neither the code nor the messages for all kinds.
 */
export function formatCase(locale: Locale, read: CaseRead, mayReadTrail: boolean) {
  const t = translator(locale, "admin");
  const { submission, application, nameZh, nameEn, case: row } = read;
  const { reasonCodes: _codes, fieldNotes: _notes, note: _note, decision, ...rest } = row;
  const version = submission?.version ?? application?.version ?? null;
  const live = submission?.liveVersion ?? application?.liveVersion ?? null;
  const kind = submission
    ? submission.isFirst
      ? "kinds.first"
      : "kinds.change"
    : application?.isOfFirst === true
      ? "kinds.verification"
      : "kinds.licenceChange";
  return {
    case: rest,
    kind: t(kind),
    name: (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? "",
    prospectNumber: submission?.number ?? null,
    /** Whose events the audit trail lists; null for a reader who may not open it. */
    trailOf: !mayReadTrail
      ? null
      : submission
        ? { subject: "prospect", subjectId: submission.prospectId }
        : { subject: "institution", subjectId: application?.institutionId ?? "" },
    party: submission ? ("company" as const) : ("institution" as const),
    version,
    live,
    submittedAt: submission?.submittedAt ?? application?.submittedAt ?? row.openedAt,
    isMaterial: submission?.isMaterial ?? true,
    ...(submission
      ? prospectLines(locale, submission)
      : application
        ? licenceLines(locale, application)
        : { lines: [], differences: null }),
    checks: submission
      ? submissionChecks(locale, submission.checks)
      : applicationChecks(locale, application?.checks ?? []),
    verdicts: verdictOptions(locale, read),
    reasons: reasonOptions(locale, read),
    fills: submission ? publicationEnds(locale, read) : licenceFollows(locale, application),
    teaserMark: submission?.teaserMark ?? "",
    refusal: formatRefusal(locale, read),
    outcome: decision === null ? null : t(`decisions.${decision}`),
    decision: formatDecision(locale, read),
    rejection: formatRejection(locale, read),
    appealWords: read.history.find(({ type }) => type === "prospect-appealed")?.note ?? null,
    history: formatHistory(locale, read),
    can: read.can,
    admins: read.admins,
    /** The names of those who can decide an appeal. */
    eligibleAdmins: read.eligibleAdmins
      .map(({ name }) => name)
      .join(translator(locale, "common")("words.comma")),
    /** Whether the reader is a security admin, who may open the trail and appoint another moderator. */
    mayAppoint: mayReadTrail,
    justDecided: formatDecided(locale, read),
    nextCaseId: read.nextCaseId,
    waiting: read.waiting,
    userId: read.userId,
    answerBy: read.answerBy,
    answerWithin: read.answerWithin,
    now: read.now,
  };
}

/** The way to the review of the refusal of a first application, for whom may decide it. */
function formatRefusal(locale: Locale, { application, can, case: { id } }: CaseRead) {
  if (!can.decide || application?.isFirst !== true) return null;
  const t = translator(locale, "ending.refusal");
  return { to: adminPaths.refusal(id), note: t("toReview"), link: t("act") };
}

/** The case that the reader has just decided, for the notice above the next one. */
function formatDecided(locale: Locale, { decided }: CaseRead) {
  if (decided === null) return null;
  const { id, number, decision, nameZh, nameEn } = decided;
  const name = (locale === "en" ? (nameEn ?? nameZh) : (nameZh ?? nameEn)) ?? "";
  const t = translator(locale, "admin");
  return {
    id,
    title: t("case.done", {
      number: runningNumber("case", number),
      name,
      decision: t(`decisions.${decision}`),
    }),
  };
}

export type CaseView = ReturnType<typeof formatCase>;
