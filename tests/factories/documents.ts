import { Readable } from "node:stream";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { markOfDocuments } from "#app/domain/documents/by-document.ts";
import { openDocuments } from "#app/services/documents/open-documents.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";

type Upload = Parameters<typeof uploadDocument>[2];

/** A clean document of the company, its bytes in the store; its id. */
export async function uploadedBy(
  app: TestApp,
  company: CompanyActor,
  change: Partial<Upload> & Pick<Upload, "name">,
): Promise<string> {
  const about = { kind: "contract", replaces: undefined, request: undefined } as const;
  const bytes = Readable.from([pdf({ more: `% ${change.name}` })]);
  const kept = await uploadDocument(app.web, company, { ...about, bytes, ...change });
  if ("fault" in kept) throw new Error(kept.fault);
  return kept.documentId;
}

/** The file that a document opens: its newest clean version. */
export async function fileOfDocument(app: TestApp, documentId: string): Promise<string> {
  const rows = await testDatabase(app).rows("documentFile", { documentId, status: "clean" }, "version");
  return rows.at(-1)?.id ?? "";
}

/** What a company's page of an introduction's documents says that it shows. */
export async function shownDocuments(
  app: TestApp,
  { companyId }: CompanyActor,
  introductionId: string,
): Promise<string> {
  const db = testDatabase(app);
  const open = await db.column("introductionDocument", "documentId", { introductionId, closedAt: null });
  const files = await db.rows("documentFile", { companyId, status: "clean" }, "version");
  const newest = new Map(files.map((file) => [file.documentId, { clean: file }]));
  return markOfDocuments(open, [...newest.values()]);
}

/** Opens exactly these documents to the institution, and extends the company's consent by documents where it has none. */
export async function opensDocuments(
  app: TestApp,
  company: CompanyActor,
  chosen: { introductionId: string; documentIds: readonly string[] },
): Promise<void> {
  const shown = await shownDocuments(app, company, chosen.introductionId);
  const { needsExtension } = await openDocuments(app.web, company, { ...chosen, shown });
  if (needsExtension) await extendConsent(app.web, company, { ...chosen, added: ["documents"], days: null });
}
