import { KNOWN_INSTITUTIONS } from "#db/queries/organizations/known-institution.ts";

/** The source of the rows of a section of an archive. */
export interface ExportSource {
  /** The table as `t`, with its joins. */
  from: string;
  /** The columns of the owning sides; one's own rows are those of one's side. */
  own: { company?: string; institution?: string };
  /** The columns of the paging key, with the type of each. */
  key: readonly (readonly [string, string])[];
  /** Columns that are not `t`'s own. */
  columns?: Readonly<Record<string, string>>;
  /** The excluded columns. */
  where?: string;
  /**
   * Text columns, each with the condition under which the text is not the institution's own: there contact details
   * outside the present consent are redacted, and without a consent in force also what identifies the company.
   */
  words?: Readonly<Record<string, string>>;
  /** The introduction of that consent, if it is not `t`'s own. */
  introduction?: string;
}

/** Rows by their id, and those of two sides by each. */
export const byId = [["t.id", "uuid"]] as const;
export const ofParties = { company: "t.company_id", institution: "t.institution_id" };
export const withInstitution = `left join ${KNOWN_INSTITUTIONS} n on n.id = t.institution_id`;
export const institutionName = "coalesce(n.name_zh, n.name_en)";
