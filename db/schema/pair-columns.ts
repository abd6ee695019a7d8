/** The two sides of a row that only they may see. */
export interface PairColumns {
  companyId: string;
  institutionId: string;
}

/** A row of an introduction, with its two sides. */
export interface IntroductionColumns extends PairColumns {
  introductionId: string;
}
