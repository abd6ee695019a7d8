import type {
  CredentialTable,
  EmailRequestTable,
  RateLimitTable,
  SessionTable,
  SignUpTable,
  VerificationTable,
} from "./schema/accounts.ts";
import type { ExportTable } from "./schema/exports.ts";
import type {
  DisputeEvidenceOpeningTable,
  DisputeEvidenceTable,
  DisputeFindingTable,
  DisputeTable,
} from "./schema/disputes.ts";
import type {
  DocumentFileTable,
  DocumentOpeningTable,
  DocumentRequestTable,
  DocumentTable,
  IntroductionDocumentTable,
} from "./schema/documents.ts";
import type { AttachmentOpeningTable, AttachmentTable } from "./schema/attachments.ts";
import type { MatchFeedbackTable } from "./schema/feedback.ts";
import type {
  ConsentRequestTable,
  ConsentTable,
  DisclosureTable,
  IntroductionHoldTable,
  IntroductionStopTable,
  IntroductionTable,
  MessageReadTable,
  MessageTable,
} from "./schema/introductions.ts";
import type { PipelineOwnerTable } from "./schema/pipeline.ts";
import type {
  ApplicationItemTable,
  ApplicationSnapshotTable,
  ApplicationTable,
} from "./schema/applications.ts";
import type {
  MandateDraftTable,
  MandateTable,
  MandateVersionTable,
  MatchCheckTable,
  MatchTable,
  PassTable,
  PublicFiguresTable,
  MandateDemandTable,
  RankingBaseTable,
  RankingModelTable,
} from "./schema/mandates.ts";
import type { DevMailTable, EventTable, ModerationCaseTable } from "./schema/moderation.ts";
import type {
  EmailChoiceTable,
  EmailHoursTable,
  NotificationTable,
  ReminderTable,
} from "./schema/notifications.ts";
import type {
  ConditionWaiverTable,
  DealConditionTable,
  DealTable,
  DrawdownTable,
  FeeTable,
  OfferTable,
  CounterOfferTable,
  OfferDraftTable,
  OfferVersionTable,
  TermSheetTable,
} from "./schema/offers.ts";
import type {
  CompanyFiguresTable,
  CompanyRecognitionTable,
  CompanyRightTable,
  CompanyTable,
  InstitutionApplicationTable,
  InstitutionTable,
  InvitationTable,
  MemberTable,
  OrganizationTable,
  UserTable,
} from "./schema/organizations.ts";
import type {
  ProspectTable,
  ProspectVersionTable,
  RegisteredCompanyTable,
  ShownTeaserTable,
  TeaserChangeTable,
  TeaserTable,
} from "./schema/prospects.ts";

/** Every table in PostgreSQL; snake_case becomes camelCase once, in db/client. */
export interface Database {
  "accounts.user": UserTable;
  "accounts.organization": OrganizationTable;
  "accounts.member": MemberTable;
  "accounts.invitation": InvitationTable;
  "accounts.session": SessionTable;
  "accounts.account": CredentialTable;
  "accounts.verification": VerificationTable;
  "accounts.signUp": SignUpTable;
  "accounts.emailRequest": EmailRequestTable;
  company: CompanyTable;
  companyFigures: CompanyFiguresTable;
  companyRight: CompanyRightTable;
  companyRecognition: CompanyRecognitionTable;
  institution: InstitutionTable;
  institutionApplication: InstitutionApplicationTable;
  prospect: ProspectTable;
  prospectVersion: ProspectVersionTable;
  registeredCompany: RegisteredCompanyTable;
  shownTeaser: ShownTeaserTable;
  teaser: TeaserTable;
  teaserChange: TeaserChangeTable;
  mandate: MandateTable;
  mandateVersion: MandateVersionTable;
  mandateDraft: MandateDraftTable;
  match: MatchTable;
  matchCheck: MatchCheckTable;
  matchFeedback: MatchFeedbackTable;
  rankingModel: RankingModelTable;
  publicFigures: PublicFiguresTable;
  mandateDemand: MandateDemandTable;
  rankingBase: RankingBaseTable;
  pass: PassTable;
  introduction: IntroductionTable;
  introductionStop: IntroductionStopTable;
  introductionHold: IntroductionHoldTable;
  consent: ConsentTable;
  consentRequest: ConsentRequestTable;
  disclosure: DisclosureTable;
  message: MessageTable;
  messageRead: MessageReadTable;
  attachment: AttachmentTable;
  attachmentOpening: AttachmentOpeningTable;
  pipelineOwner: PipelineOwnerTable;
  application: ApplicationTable;
  applicationSnapshot: ApplicationSnapshotTable;
  applicationItem: ApplicationItemTable;
  offer: OfferTable;
  offerVersion: OfferVersionTable;
  termSheet: TermSheetTable;
  document: DocumentTable;
  documentFile: DocumentFileTable;
  introductionDocument: IntroductionDocumentTable;
  documentRequest: DocumentRequestTable;
  documentOpening: DocumentOpeningTable;
  offerDraft: OfferDraftTable;
  counterOffer: CounterOfferTable;
  deal: DealTable;
  dealCondition: DealConditionTable;
  conditionWaiver: ConditionWaiverTable;
  drawdown: DrawdownTable;
  dispute: DisputeTable;
  disputeEvidence: DisputeEvidenceTable;
  disputeFinding: DisputeFindingTable;
  disputeEvidenceOpening: DisputeEvidenceOpeningTable;
  fee: FeeTable;
  moderationCase: ModerationCaseTable;
  event: EventTable;
  notification: NotificationTable;
  emailChoice: EmailChoiceTable;
  emailHours: EmailHoursTable;
  reminder: ReminderTable;
  export: ExportTable;
  devMail: DevMailTable;
  rateLimit: RateLimitTable;
}
