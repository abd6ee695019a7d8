import { shownDocuments } from "#tests/factories/documents.ts";
import { givenIn } from "#tests/factories/given.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { dayOn } from "#tests/factories/days.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { type FormsOf, actForm } from "../example.ts";
import { choice, choices, day, id, optionalField, freeTextField, whole } from "../fields.ts";

/** The forms by which documents are uploaded, opened and asked for. */
export const formsOfDocuments: FormsOf = async ({ app, sessions, ours, foreign }) => {
  const db = testDatabase(app);
  const given = givenIn(app);
  const [company, institution] = [sessions.company(ours.company), sessions.institution(ours.institution)];
  const documentOf = async ({ company: { companyId } }: typeof ours) =>
    (await db.insert("document", { companyId, kind: "contract" })).id;
  const requestOf = async (sides: typeof ours) => {
    const { id: introductionId } = await sides.underway.consented();
    const { companyId } = sides.company;
    const { institutionId, userId } = sides.institution;
    const requestedAt = app.web.now();
    const asked = { kind: "licence", words: "The licence", dueOn: dayOn(30), requestedBy: userId } as const;
    const values = { introductionId, companyId, institutionId, ...asked, requestedAt };
    const { id: made } = await db.insert("documentRequest", values);
    return { id: made, introductionId, asked: whole(String(requestedAt.getTime())) };
  };
  const uploaded = { kind: "contract", sizeBytes: 9n, uploadedBy: ours.company.userId } as const;
  const { companyId } = ours.company;
  const [document, foreignDocument] = [await documentOf(ours), await documentOf(foreign)];
  const [request, foreignRequest] = [await requestOf(ours), await requestOf(foreign)];
  const [toUpload, toHandOver] = [await requestOf(ours), await requestOf(ours)];
  const covers = { introductionId: toUpload.introductionId, added: ["documents" as const], days: null };
  await extendConsent(app.web, ours.company, covers);
  const handing = ({ id: made, introductionId }: typeof request) =>
    `/company/introductions/${introductionId}/hand-over?request=${made}`;
  const answering = (to: typeof request, sequence: string) => ({
    act: choice("hand-over"),
    request: id(to.id, foreignRequest.id),
    sequence: whole(sequence),
    asked: to.asked,
    kind: choice("licence"),
  });
  const { id: upload } = await db.insert("documentFile", { ...uploaded, companyId, name: "a.pdf" });
  const clean = { receivedBytes: 9n, sha256: "0", mediaType: "application/pdf", status: "clean" } as const;
  const versionOf = async (
    { company: owner }: Pick<typeof ours, "company">,
    documentId: string,
    version: number,
  ) => {
    const of = { companyId: owner.companyId, documentId, version, name: "c.pdf" };
    return (await db.insert("documentFile", { ...uploaded, ...clean, ...of })).id;
  };
  // So that the document can be opened.
  await versionOf(ours, document, 1);
  const givenFile = await versionOf(ours, await documentOf(ours), 1);
  const twice = await documentOf(ours);
  const [old] = [await versionOf(ours, twice, 1), await versionOf(ours, twice, 2)];
  // No other form adds a file to this company's.
  const opener = await given.pair();
  const opening = await given.consentedIntroduction(opener.prospect, opener.mandate);
  const ownDocument = (await db.insert("document", { companyId: opener.company.companyId, kind: "contract" }))
    .id;
  await versionOf(opener, ownDocument, 1);
  const foreignFile = await versionOf(foreign, foreignDocument, 1);
  const about = { kind: choice("contract"), replaces: optionalField(id(document, foreignDocument)) };
  const asking = `/institution/introductions/${request.introductionId}/documents`;
  return {
    "routes/company.introductions.$introductionId_.documents": [
      actForm("open", `/company/introductions/${opening.id}/documents`, sessions.company(opener.company), {
        documents: optionalField(choices(ownDocument)),
        shown: choice(await shownDocuments(app, opener.company, opening.id)),
      }),
    ],
    "routes/company.documents._index": [
      {
        name: "upload",
        path: "/company/documents?index",
        cookie: company,
        file: { name: "contract.pdf", content: pdf().toString("latin1") },
        fields: { act: choice("upload"), ...about },
      },
      actForm("remove", "/company/documents?index", company, {
        document: id(await documentOf(ours), foreignDocument),
      }),
      actForm("remove-version", "/company/documents?index", company, { file: id(old, foreignFile) }),
    ],
    "routes/company.documents.uploads._index": [
      {
        name: "begin",
        path: "/company/documents/uploads?index",
        cookie: company,
        answer: 200,
        fields: { ...about, file: freeTextField("contract.pdf"), sizeBytes: whole("1000") },
      },
    ],
    "routes/company.documents.uploads.$uploadId": [
      {
        name: "piece",
        path: `/company/documents/uploads/${upload}`,
        cookie: company,
        answer: 200,
        fields: {},
      },
    ],
    "routes/company.introductions.$introductionId_.hand-over": [
      {
        name: "hand over a file",
        path: handing(toUpload),
        cookie: company,
        file: { name: "licence.pdf", content: pdf().toString("latin1") },
        fields: answering(toUpload, "2"),
      },
      {
        name: "hand over a first document",
        path: handing(toHandOver),
        cookie: company,
        fields: { ...answering(toHandOver, "1"), chosenFile: optionalField(id(givenFile, foreignFile)) },
      },
    ],
    "routes/institution.introductions.$introductionId.documents._index": [
      actForm("request", `${asking}?index`, institution, {
        kind: choice("licence"),
        words: freeTextField("The licence of 2026, both pages"),
        dueOn: day(dayOn(30)),
      }),
      actForm("withdraw", `${asking}?index`, institution, { request: id(request.id, foreignRequest.id) }),
    ],
  };
};
