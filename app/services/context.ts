import type { LiveMarket } from "#app/domain/matching/ranking/live-market.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import type { Accounts } from "#app/integrations/accounts/accounts.server.ts";
import type { ArchiveStore } from "#app/integrations/archives/archive-store.server.ts";
import type { SealCopies } from "#app/integrations/audit-seals/seal-copies.server.ts";
import type { DocumentStore } from "#app/integrations/documents/store.ts";
import type { Inspector } from "#app/integrations/scanning/inspector.server.ts";
import type { SheetWriter } from "#app/integrations/sheets/sheet-writer.server.ts";
import type { VirusScanner } from "#app/integrations/scanning/clamav.server.ts";
import type { Mailer } from "#app/integrations/mail/mailer.server.ts";
import type { Logger } from "#app/integrations/observing/logger.server.ts";
import type { MarketChanges } from "#db/queries/matching/market-changes.ts";
import type { WithAccounts } from "#db/with-accounts.ts";
import type { ReadAs, WithActor } from "#db/with-actor.ts";

/** What every use case gets: data access, the clock and the calendar of working days. */
export interface ServiceContext {
  withActor: WithActor;
  /** For use cases that only read. */
  readAs: ReadAs;
  now: () => Date;
  workingDays: WorkingDays;
}

/** What the market leader caches of the market between jobs; empty in every other process. */
export interface LoadedMarket {
  held?: {
    /** The name of the subscriber for which changes are listed. */
    leader: string;
    live: LiveMarket;
    /** Applied in a transaction that may not have committed: they must be read once more. */
    unconfirmed: MarketChanges;
  };
}

/** Added for the use cases of matching. */
export interface MatchingContext extends ServiceContext {
  market: LoadedMarket;
}

/**
 * Added for the use cases of documents: their storage, their inspection, the virus scanner if there is one, and where
 * to report that stored bytes no longer match their seal.
 */
export interface DocumentsContext extends ServiceContext {
  documents: DocumentStore;
  virusScanner: VirusScanner | null;
  inspector: Inspector;
  log: Pick<Logger, "error">;
}

/** Added for the use cases of the audit trail: the copies of its seals, and where to report that one was changed. */
export interface AuditContext extends ServiceContext {
  sealCopies: SealCopies;
  log: Pick<Logger, "error">;
}

/** Added for the daily e-mail to the auditor; null: there is none. */
export interface AuditorContext extends ServiceContext {
  mailer: Mailer;
  config: { web: { publicOrigin: string }; auditEmail: string | null };
}

/** Added for the use cases of term sheets: the PDF writer. */
export interface SheetsContext extends ServiceContext {
  sheets: SheetWriter;
}

/** Added for the use cases of accounts: data access for people who are not signed in yet. */
export interface AccountsContext extends ServiceContext {
  accounts: Accounts;
  withAccounts: WithAccounts;
  log: Pick<Logger, "error">;
  /** Whether this is the demonstration, whose accounts everybody may use. */
  config: { isDemo: boolean };
}

/** Added for use cases that send e-mails. Jobs only: a request never waits for a mail server. */
export interface EmailsContext extends AccountsContext {
  mailer: Mailer;
  config: { isDemo: boolean; web: { publicOrigin: string } };
}

/** Added for the use cases of archives: their storage, and data access by which a job reads with a person's rights. */
export interface ExportsContext extends DocumentsContext, SheetsContext {
  archives: ArchiveStore;
  /** Runs under the row-level security policies of the given actor, in jobs as well as in requests. */
  withPerson: WithActor;
  config: { web: { publicOrigin: string } };
}
