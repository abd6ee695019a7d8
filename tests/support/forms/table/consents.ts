import { testDatabase } from "#tests/factories/test-database.ts";
import { dayOn } from "#tests/factories/days.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { type FormsOf, actForm, actFormBeside } from "../example.ts";
import { choice, choices, day, id, optionalField, freeTextField, whole } from "../fields.ts";

/** The forms that narrow and extend a consent, request that, and send files under it. */
export const formsOfConsents: FormsOf = async ({ app, sessions, ours, foreign }) => {
  const db = testDatabase(app);
  const requestOf = async (sides: typeof ours) => {
    const { id: introductionId } = await sides.underway.consented();
    const { companyId } = sides.company;
    const { institutionId, userId } = sides.institution;
    const asked = { fieldGroups: ["documents"], words: "The contracts", requestedBy: userId };
    const { id: made } = await db.insert("consentRequest", {
      introductionId,
      companyId,
      institutionId,
      ...asked,
    });
    return { id: made, introductionId };
  };
  const company = (to: string) => ({
    path: `/company/introductions/${to}/consent`,
    cookie: sessions.company(ours.company),
  });
  const institution = (to: string) => ({
    path: `/institution/introductions/${to}/consent`,
    cookie: sessions.institution(ours.institution),
  });
  const [toDecline, toWithdraw] = [await requestOf(ours), await requestOf(ours)];
  const foreignRequest = await requestOf(foreign);
  const { companyId, userId: uploadedBy } = ours.company;
  const { id: document } = await db.insert("document", { companyId, kind: "contract" });
  const inspected = {
    receivedBytes: 9n,
    sha256: "0",
    mediaType: "application/pdf",
    status: "clean",
  } as const;
  const file = {
    companyId,
    documentId: document,
    version: 1,
    name: "c.pdf",
    sizeBytes: 9n,
    uploadedBy,
  } as const;
  // So that the document can be opened with an extension.
  const { id: documentFile } = await db.insert("documentFile", { ...file, ...inspected, kind: "contract" });
  const toExtend = (await ours.underway.consented()).id;
  const toSend = (await ours.underway.consented()).id;
  await app.sql`update consent set field_groups = field_groups || '{documents}'
    where introduction_id = ${toSend}`;
  const send = {
    name: "send",
    file: { name: "contract.pdf", content: pdf().toString("latin1") },
    fields: { act: choice("send"), words: freeTextField("The contract, as signed.") },
  };
  const wider = { added: optionalField(choices("documents")), days: optionalField(whole("180")) };
  return {
    "routes/company.introductions.$introductionId_.consent": [
      actFormBeside(company((await ours.underway.consented()).id), "narrow", {
        without: optionalField(choices("figures")),
        lastDay: optionalField(day(dayOn(20))),
      }),
      actFormBeside(company((await ours.underway.consented()).id), "review", { ...wider }),
      actFormBeside(company(toDecline.introductionId), "decline", {
        request: id(toDecline.id, foreignRequest.id),
        note: optionalField(freeTextField("What you have is enough.")),
      }),
    ],
    "routes/company.introductions.$introductionId_.extend": [
      actForm("extend", `/company/introductions/${toExtend}/extend`, sessions.company(ours.company), {
        ...wider,
        documents: optionalField(choices(document)),
        files: choices(documentFile),
        sequence: whole("1"),
        version: whole("1"),
        request: choice("none"),
        until: choice(dayOn(180)),
      }),
    ],
    "routes/company.introductions.$introductionId_.attachments._index": [
      {
        ...send,
        path: `/company/introductions/${toSend}/attachments?index`,
        cookie: sessions.company(ours.company),
      },
    ],
    "routes/institution.introductions.$introductionId.attachments._index": [
      {
        ...send,
        path: `/institution/introductions/${toSend}/attachments?index`,
        cookie: sessions.institution(ours.institution),
      },
    ],
    "routes/institution.introductions.$introductionId.consent": [
      actFormBeside(institution((await ours.underway.consented()).id), "ask", {
        ...wider,
        words: freeTextField("The committee needs the contracts."),
      }),
      actFormBeside(institution(toWithdraw.introductionId), "withdraw", {
        request: id(toWithdraw.id, foreignRequest.id),
      }),
    ],
  };
};
