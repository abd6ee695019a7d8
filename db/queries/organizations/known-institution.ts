import { sql } from "kysely";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";

interface KnownInstitution {
  id: string;
  nameZh: string;
  nameEn: string | null;
  kind: string;
  status: InstitutionStatus;
  /** Since when it is suspended, or has left; null for any other. */
  stoppedAt: Date | null;
  /** Null while it is not public. */
  licenceNumber: string | null;
  licenceExpiresOn: Day | null;
  firstAnswerDays: string | null;
  drawdownDays: string | null;
  drawdownDeals: number;
}

/**
 * Institutions as the reader may know them: those whose rows are open to it, and for a company those that it has met and
 * that are suspended or gone, by their names, kind and status alone.
 */
export const KNOWN_INSTITUTIONS = `(
  select id, name_zh, name_en, kind, status, null::timestamptz as stopped_at, licence_number, licence_expires_on,
    first_answer_days, drawdown_days, drawdown_deals
  from institution
  union all
  select id, name_zh, name_en, kind, status, stopped_at, null, null, null, null, 0
  from stopped_institutions_met())`;

/** The same for raw statements, and for joins under another name than "institution". */
export const knownInstitutions = sql.raw<KnownInstitution>(KNOWN_INSTITUTIONS);

/** The same, joined as "institution". */
export const knownInstitution = knownInstitutions.as<"institution">("institution");
