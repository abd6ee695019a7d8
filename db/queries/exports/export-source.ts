/** Where the rows of a section of an archive are read. */
export interface ExportSource {
  /** The table as `t`, with what is joined to it. */
  from: string;
  /** The columns that say whose a row is; one's own are those of one's side. */
  own: { company?: string; institution?: string };
  /** What rows are paged by, with the type of each. */
  key: readonly (readonly [string, string])[];
  /** Columns that are not `t`'s own. */
  columns?: Readonly<Record<string, string>>;
  /** What of it is left out. */
  where?: string;
  /**
   * Columns of words, each with where they are not the institution's own: in those it reads no contact details that the
   * consent doesn't name now, and nothing that tells who the company is once none is in force.
   */
  words?: Readonly<Record<string, string>>;
  /** The introduction on whose consent that depends, where it is not `t`'s own. */
  introduction?: string;
}

/** Rows by their id, and those of two sides by each. */
export const byId = [["t.id", "uuid"]] as const;
export const ofParties = { company: "t.company_id", institution: "t.institution_id" };
export const withInstitution = "left join institution n on n.id = t.institution_id";
export const institutionName = "coalesce(n.name_zh, n.name_en)";
