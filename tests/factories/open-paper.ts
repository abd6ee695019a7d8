import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";

/** A clean document of the company, open to the institution of an introduction; its id. */
export async function openPaper(app: TestApp, introductionId: string, name = "pledge.pdf"): Promise<string> {
  const db = testDatabase(app);
  const { companyId, institutionId } = await db.row("introduction", introductionId);
  const document = await db.insert("document", { companyId, institutionId: null, kind: "contract" });
  const [documentId, by] = [document.id, crypto.randomUUID()];
  await db.insert("documentFile", {
    companyId,
    documentId,
    version: 1,
    kind: "contract",
    name,
    sizeBytes: 9n,
    receivedBytes: 9n,
    status: "clean",
    sha256: "0".repeat(64),
    mediaType: "application/pdf",
    uploadedBy: by,
    sealedAt: new Date(),
    scannedAt: new Date(),
  });
  await db.insert("introductionDocument", {
    introductionId,
    documentId,
    companyId,
    institutionId,
    openedBy: by,
    openedAt: new Date(),
    closedAt: null,
  });
  return documentId;
}
