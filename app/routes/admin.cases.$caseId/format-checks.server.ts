import type { LicenceCheck } from "#app/domain/organizations/licence-checks.ts";
import type { Check, CheckFinding } from "#app/domain/prospects/checks.ts";
import { formatDay } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { termsIn } from "#app/i18n/terms.ts";
import { translator } from "#app/i18n/translator.ts";

/** A formatted check: what was found against which limit, and one sentence, or one per finding. */
export interface CheckLine {
  key: string;
  outcome: "met" | "not_met" | "unknown";
  title: string;
  found: string;
  limit: string;
  sentences: string[];
}

const FIRST: Readonly<Record<CheckLine["outcome"], number>> = { not_met: 0, unknown: 1, met: 2 };

/** Those that need a look first. */
const byVerdict = (lines: CheckLine[]) => lines.sort((a, b) => FIRST[a.outcome] - FIRST[b.outcome]);

/** The automatic checks of a prospect's version. */
export function submissionChecks(locale: Locale, checks: readonly Check[]): CheckLine[] {
  const t = translator(locale, "admin");
  const lines = checks.map((check) => ({
    key: check.check,
    outcome: check.outcome,
    title: t(`checks.${check.check}.title`),
    found: foundOf(locale, check),
    limit: t(`checks.limits.${check.check}`, { least: leastOf(check) }),
    sentences:
      check.findings.length > 0
        ? check.findings.map((finding) => sentenceOf(locale, finding, check))
        : [t(`checks.${quiet(check)}`)],
  }));
  return byVerdict(lines);
}

function foundOf(locale: Locale, { check, value }: Check): string {
  const t = translator(locale, "admin");
  if (value === null) return t("checks.found.none");
  if (typeof value === "string") return value;
  if (check === "cohort") return t("checks.found.cohort", { count: value });
  if (check === "amount") return t("checks.found.amount", { share: value });
  if (check === "uscc_unique") return t("checks.found.claims", { count: value });
  return t(check === "figures" || check === "recognitions" ? "checks.found.items" : "checks.found.places", {
    count: value,
  });
}

function leastOf({ findings }: Check): number {
  return findings.flatMap((finding) => (finding.type === "cohort" ? [finding.least] : []))[0] ?? 5;
}

function cohortWords({ count, least }: { count: number; least: number }, { outcome }: Check) {
  if (outcome !== "met") return "checks.cohort.not" as const;
  return count >= least ? ("checks.cohort.met" as const) : ("checks.cohort.agreed" as const);
}

/** The text of a check without findings. */
function quiet({ check, outcome }: Check) {
  if (check === "uscc_unique") return "uscc_unique.free" as const;
  if (outcome === "unknown" && (check === "figures" || check === "amount"))
    return `${check}.unknown` as const;
  return `${check}.met` as const;
}

function sentenceOf(locale: Locale, finding: CheckFinding, check: Check): string {
  const t = translator(locale, "admin");
  const prospect = translator(locale, "prospect");
  const fieldOf = (path: string) => prospect(`fields.${path}` as "fields.ask.stage");
  switch (finding.type) {
    case "uscc":
      return t(`checks.uscc.${finding.fault}`);
    case "claimed":
      return t(finding.isVerified ? "checks.uscc_unique.verified" : "checks.uscc_unique.claimed", {
        count: finding.claims,
      });
    case "identity":
      return t("checks.identity.finding", { found: finding.found, field: fieldOf(finding.field) });
    case "promise":
      return t("checks.promises.finding", { found: finding.found, field: fieldOf(finding.field) });
    case "own_fact":
      return t(ownFactWords(check), {
        found: finding.found,
        field: fieldOf(finding.field),
        fact: prospect(`teaser.facts.${finding.kind}`),
      });
    case "cohort":
      return t(cohortWords(finding, check), { count: finding.count });
    case "figure": {
      const field = finding.field === "year" ? "" : prospect(`rows.${finding.field}` as "rows.revenueFen");
      return t(`checks.figures.${finding.fault}`, { year: String(finding.year), field });
    }
    case "amount":
      return t("checks.amount.finding", { share: finding.sharePercent });
    case "recognition":
      return t("checks.recognitions.finding", {
        name: termsIn(locale)("recognitions", finding.code),
        day: formatDay(locale, finding.until),
      });
  }
}

/** The checks of an application that need no answer from the regulator. */
export function applicationChecks(locale: Locale, checks: readonly LicenceCheck[]): CheckLine[] {
  const t = translator(locale, "admin");
  const lines = checks.map((check) => ({
    key: check.check,
    outcome: check.outcome,
    title: t(`checks.${check.check}.title`),
    found: licenceFound(locale, check),
    limit: t(`checks.limits.${check.check}`, {
      expected: termsIn(locale)("regulators", String(check.values["expected"] ?? "")),
    }),
    sentences: [licenceSentence(locale, check)],
  }));
  return byVerdict(lines);
}

function licenceFound(locale: Locale, { check, outcome, values }: LicenceCheck): string {
  const t = translator(locale, "admin");
  const text = (name: string) => String(values[name] ?? "") || t("checks.found.none");
  switch (check) {
    case "uscc":
      return text("code");
    case "uscc_unique":
      return t("checks.found.claims", { count: outcome === "met" ? 0 : 1 });
    case "regulator":
      return values["given"] ? termsIn(locale)("regulators", text("given")) : text("given");
    case "expiry":
      return values["end"] ? formatDay(locale, text("end")) : t("checks.expiry.noEnd");
    case "register":
      return text("number");
  }
}

function licenceSentence(locale: Locale, { check, outcome, values }: LicenceCheck): string {
  const t = translator(locale, "admin");
  const term = termsIn(locale);
  const verdict = outcome === "not_met" ? "not" : outcome;
  const text = (name: string) => String(values[name] ?? "");
  switch (check) {
    case "uscc":
      return t(
        outcome === "met"
          ? "checks.uscc.met"
          : outcome === "unknown"
            ? "checks.uscc.gb11714"
            : "checks.uscc.checksum",
      );
    case "uscc_unique":
      return t(outcome === "met" ? "checks.uscc_unique.met" : "checks.uscc_unique.not");
    case "regulator":
      return t(`checks.regulator.${verdict}`, {
        kind: term("institutionKinds", text("kind")),
        given: term("regulators", text("given")),
        expected: term("regulators", text("expected")),
      });
    case "expiry":
      return values["end"]
        ? t(`checks.expiry.${verdict}`, { day: formatDay(locale, text("end")), days: Number(values["days"]) })
        : t("checks.expiry.noEnd");
    case "register":
      return t("checks.register.unknown");
  }
}

function ownFactWords({ check, blocking }: Check) {
  if (check === "names") return "checks.names.finding";
  return blocking ? "checks.own_facts.finding" : "checks.own_facts.agreed";
}
