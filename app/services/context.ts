import type { LiveMarket } from "#app/domain/matching/ranking/live-market.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import type { Accounts } from "#app/integrations/accounts/accounts.server.ts";
import type { ArchiveStore } from "#app/integrations/archives/archive-store.server.ts";
import type { DocumentStore } from "#app/integrations/documents/store.ts";
import type { Inspector } from "#app/integrations/scanning/inspector.server.ts";
import type { SheetWriter } from "#app/integrations/sheets/sheet-writer.server.ts";
import type { VirusScanner } from "#app/integrations/scanning/clamav.server.ts";
import type { Mailer } from "#app/integrations/mail/mailer.server.ts";
import type { Logger } from "#app/integrations/observing/logger.server.ts";
import type { MarketChanges } from "#db/queries/matching/market-changes.ts";
import type { WithAccounts } from "#db/with-accounts.ts";
import type { WithActor } from "#db/with-actor.ts";

/** What every use case is given: the door to data, the clock and the calendar of working days. */
export interface ServiceContext {
  withActor: WithActor;
  now: () => Date;
  workingDays: WorkingDays;
}

/** What one worker keeps of the market between its jobs; nothing in a process that isn't the market's leader. */
export interface LoadedMarket {
  held?: {
    /** Under this name changes are listed for it. */
    leader: string;
    live: LiveMarket;
    /** Followed in a transaction of which it isn't known that it was committed: to be read once more. */
    unconfirmed: MarketChanges;
  };
}

/** What the matcher's use cases need beside that. */
export interface MatchingContext extends ServiceContext {
  market: LoadedMarket;
}

/**
 * What the use cases of documents need beside that: where their bytes lie, who looks into them and who looks for viruses,
 * where anybody does, and where it is said that bytes are no longer those that were sealed.
 */
export interface DocumentsContext extends ServiceContext {
  documents: DocumentStore;
  virusScanner: VirusScanner | null;
  inspector: Inspector;
  log: Pick<Logger, "error">;
}

/** What the use cases of term sheets need beside that: who writes them. */
export interface SheetsContext extends ServiceContext {
  sheets: SheetWriter;
}

/** What the use cases of accounts need beside that: people who are nobody yet have a door of their own. */
export interface AccountsContext extends ServiceContext {
  accounts: Accounts;
  withAccounts: WithAccounts;
  log: Pick<Logger, "error">;
}

/** What a use case needs that writes e-mails. Jobs only: a request never waits for a mail server. */
export interface EmailsContext extends AccountsContext {
  mailer: Mailer;
  config: { web: { publicOrigin: string } };
}

/** What the use cases of archives need: where these lie, and a door to data through which a job reads as a person does. */
export interface ExportsContext extends DocumentsContext, SheetsContext {
  archives: ArchiveStore;
  /** Under the policies of whoever is given, in a job as well as in a request. */
  withPerson: WithActor;
  config: { web: { publicOrigin: string } };
}
