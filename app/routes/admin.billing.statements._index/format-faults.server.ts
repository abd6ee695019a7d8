import type { StatementFault, StatementFaultCode } from "#app/domain/billing/bank/faults.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

const OF_ACCOUNT: ReadonlySet<StatementFaultCode> = new Set([
  "account-missing",
  "account-wrong",
  "account-differs",
  "account-not-own",
  "account-unset",
]);
/** So many are told at once. */
const MOST_TOLD = 5;

/** What is wrong with a file, as texts of the form's fields: each names the row, the column and what stands there. */
export function formatFaults(locale: Locale, faults: readonly StatementFault[]): Record<string, string[]> {
  const t = translator(locale, "billing-admin.statements");
  const told = (fault: StatementFault): string => {
    const { code, row = 0, field, found = "", expected = "" } = fault;
    const column = field === undefined ? "" : t(`fields.${field}`);
    return t(`faults.${code}`, { row, column, found, expected });
  };
  const ofAccount = faults.filter(({ code }) => OF_ACCOUNT.has(code));
  const ofFile = faults.filter(({ code }) => !OF_ACCOUNT.has(code));
  const texts: Record<string, string[]> = {};
  if (ofFile.length > 0) texts["file"] = [ofFile.slice(0, MOST_TOLD).map(told).join(" ")];
  if (ofAccount.length > 0) texts["account"] = ofAccount.map(told);
  return texts;
}
