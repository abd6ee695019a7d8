import { existsSync } from "node:fs";
import { isWhole, sampleOf } from "./sample.ts";

/**
 * Test files that try one rule many times, kill processes, or open pages whose services have their own tests. `npm test`
 * runs every third of them, chosen by the sample's seed; `npm test -- --no-browser`, `npm run prove:samples` and
 * `prove:journeys` run all. Their order makes the three thirds take about as long. Tests of access control are in neither
 * list.
 */
const largeTests = [
  "integration/documents/stored-documents.test.ts",
  "integration/datasets/imported-pages.test.ts",
  "integration/tooling/embedded-postgres.test.ts",
  "integration/deals/trade.test.ts",
  "integration/jobs/killed-at-each-step.test.ts",
  "integration/exports/altered-archives.test.ts",
  "integration/jobs/market-leader.test.ts",
  "unit/domain/matching/evaluation/evaluate.test.ts",
  "integration/jobs/worker-killed.test.ts",
  "integration/deals/races.test.ts",
  "integration/http/time-limits.test.ts",
  "integration/offers/races.test.ts",
  "integration/datasets/demo-city.test.ts",
  "integration/datasets/import-deals.test.ts",
  "integration/http/lost-commit.test.ts",
  "integration/tooling/migrating-under-load.test.ts",
  "integration/matching/eligible-pairs.test.ts",
  "integration/matching/cached-market.test.ts",
  "integration/matching/refresh-matches.test.ts",
  "integration/matching/exploration.test.ts",
  "integration/documents/upload-races.test.ts",
  "integration/http/stopping.test.ts",
  "unit/domain/trade.test.ts",
  "integration/http/narrow-build.test.ts",
  "integration/documents/s3-store.test.ts",
  "integration/http/database-killed.test.ts",
  "integration/datasets/renewed-city.test.ts",
  "integration/billing/killed-at-each-step.test.ts",
  "integration/billing/faults.test.ts",
  "integration/billing/killed-processes.test.ts",
  "integration/http/web-processes.test.ts",
  "integration/security/hostile-input.test.ts",
  "integration/deletion/other-side.test.ts",
  "integration/billing/differences.test.ts",
  "integration/accounts/recovery-script.test.ts",
  "integration/deals/reversal-races.test.ts",
];

const journeys = [
  "e2e/stale-form.e2e.ts",
  "e2e/applications.e2e.ts",
  "e2e/messages.e2e.ts",
  "e2e/pipeline.e2e.ts",
  "e2e/moderation.e2e.ts",
  "e2e/live-lists.e2e.ts",
  "e2e/negotiation.e2e.ts",
  "e2e/documents.e2e.ts",
  "e2e/drafts.e2e.ts",
  "e2e/emails.e2e.ts",
  "e2e/notifications.e2e.ts",
  "e2e/long-words.e2e.ts",
  "e2e/equity.e2e.ts",
  "e2e/guarantee.e2e.ts",
  "e2e/without-scripts.e2e.ts",
  "e2e/reversal.e2e.ts",
  "e2e/invoices.e2e.ts",
  "e2e/fee-waiver.e2e.ts",
  "e2e/fee-agreement.e2e.ts",
  "e2e/card-payment.e2e.ts",
  "e2e/bank-transfer.e2e.ts",
  "e2e/refund.e2e.ts",
];

/** Paths below tests/ that this run leaves out: none unless it is the whole `npm test`, which says so. */
export const skippedLargeTests = skippedOf(largeTests);
export const skippedJourneys = skippedOf(journeys);

function skippedOf(files: string[]): string[] {
  const missing = files.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)));
  if (missing.length > 0) throw new Error(`No such test file: ${missing.join(", ")}`);
  if (isWhole || process.env["SAMPLE_FILES"] !== "third") return [];
  const taken = sampleOf(files, 3);
  return files.filter((file) => !taken.includes(file));
}
