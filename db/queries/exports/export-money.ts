import type { moneySections } from "#app/domain/exports/money-sections.ts";
import { byId, type ExportSource, institutionName, ofParties, withInstitution } from "./export-source.ts";

const ofDeal = "join deal d on d.id = t.deal_id";

/** The sources of an archive's rows of deals and their money. */
export const moneySources: Record<keyof typeof moneySections, ExportSource> = {
  deals: {
    from: `deal t join offer o on o.id = t.offer_id ${withInstitution}`,
    own: ofParties,
    key: byId,
    columns: { offerNumber: "o.number", institutionName },
  },
  conditions: {
    from: `deal_condition t ${ofDeal}`,
    own: ofParties,
    key: byId,
    columns: { dealNumber: "d.number" },
    words: { providedNote: "true" },
    introduction: "d.introduction_id",
  },
  waivers: {
    from: `condition_waiver t ${ofDeal} join deal_condition c on c.id = t.condition_id`,
    own: { institution: "t.institution_id" },
    key: byId,
    columns: { dealNumber: "d.number", conditionPosition: "c.position" },
  },
  reversals: {
    from: `drawdown_reversal t ${ofDeal} join drawdown w on w.id = t.drawdown_id`,
    own: ofParties,
    key: byId,
    columns: { dealNumber: "d.number", drawdownSequence: "w.sequence" },
    words: { note: "t.proposed_by = 'company'", answerNote: "t.proposed_by = 'institution'" },
    introduction: "d.introduction_id",
  },
  disputes: {
    from: `dispute t ${ofDeal} join drawdown w on w.id = t.drawdown_id`,
    own: ofParties,
    key: byId,
    columns: { dealNumber: "d.number", drawdownSequence: "w.sequence" },
    words: { note: "t.opened_by = 'company'", answer: "t.opened_by = 'institution'", decisionNote: "true" },
    introduction: "d.introduction_id",
  },
  // The other side's files have no name: it may identify a company.
  disputeEvidence: {
    from: "dispute_evidence t join dispute q on q.id = t.dispute_id left join document_file f on f.id = t.file_id",
    own: ofParties,
    key: byId,
    columns: {
      disputeNumber: "q.number",
      name: "case when current_organization_id() in (f.company_id, f.institution_id) then f.name end",
      sizeBytes: "f.size_bytes",
    },
  },
  // The note of a drawdown is the claim of the side that opened its last dispute.
  drawdowns: {
    from: `drawdown t ${ofDeal}`,
    own: ofParties,
    key: byId,
    columns: { dealNumber: "d.number" },
    words: {
      note: "(select q.opened_by = 'company' from dispute q where q.drawdown_id = t.id order by q.number desc limit 1)",
    },
    introduction: "d.introduction_id",
  },
  fees: { from: `fee t ${ofDeal}`, own: ofParties, key: byId, columns: { dealNumber: "d.number" } },
};
