import { disputesIn } from "#tests/factories/disputes.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { form, type FormExample, type FormsOf, actForm } from "../example.ts";
import { choice, id, money, optionalField, freeTextField } from "../fields.ts";

/** The forms of disputes and their decisions. */
export const formsOfDisputes: FormsOf = async ({
  app,
  sessions,
  ours: { company, institution },
  foreign,
}) => {
  const disputes = disputesIn(app, company, institution);
  const cookies = { company: sessions.company(company), institution: sessions.institution(institution) };
  const { userId: adminId } = await moderationIn(app).admin();
  const admin = sessions.admin(adminId);
  const strangers = disputesIn(app, foreign.company, foreign.institution);
  const [document, foreignDocument] = [await disputes.document(), await strangers.document()];
  const file = { name: "advice.pdf", content: pdf().toString("latin1") };
  const ofParty = (
    by: "company" | "institution",
    name: string,
    dispute: { id: string },
    rest: Pick<FormExample, "fields" | "file">,
  ): FormExample => ({ name, path: `/${by}/disputes/${dispute.id}`, cookie: cookies[by], ...rest });
  const answer = { fields: { act: choice("answer"), words: freeTextField("Paid on Tuesday.") } };
  const withdraw = { fields: { act: choice("withdraw") } };
  const db = testDatabase(app);
  const shown = async (disputeId: string) =>
    choice(`${String((await db.row("dispute", disputeId)).answeredAt?.getTime())}.0`);
  const decide = async (fields: FormExample["fields"]) => {
    const { id: disputeId } = await disputes.answered();
    return actForm("decide", `/admin/disputes/${disputeId}`, admin, {
      ...fields,
      shown: await shown(disputeId),
      ground: choice("other"),
      words: freeTextField("By the statement."),
    });
  };
  const { findingId: another } = await strangers.proposed();
  const settle = async (act: string, rest: FormExample["fields"] = {}, proposedBy?: string) => {
    const { id: disputeId, findingId } = await disputes.proposed(proposedBy);
    const isReviewed = act === "confirm-finding";
    const pin = isReviewed ? { shown: await shown(disputeId) } : {};
    const fields = { act: choice(act), findingId: id(findingId, another), ...pin, ...rest };
    return form(act, `/admin/disputes/${disputeId}${isReviewed ? "/confirm" : ""}`, admin, fields);
  };
  return {
    "routes/company.disputes.$disputeId": [
      ofParty("company", "answer", await disputes.opened("institution"), answer),
      ofParty("company", "show a document", await disputes.opened(), {
        fields: { act: choice("show-document"), documentId: id(document.id, foreignDocument.id) },
      }),
      ofParty("company", "show a file", await disputes.opened(), { fields: { act: choice("show") }, file }),
      ofParty("company", "withdraw", await disputes.opened(), withdraw),
    ],
    "routes/institution.disputes.$disputeId": [
      ofParty("institution", "answer", await disputes.opened(), answer),
      ofParty("institution", "show a file", await disputes.opened(), {
        fields: { act: choice("show") },
        file,
      }),
      ofParty("institution", "withdraw", await disputes.opened("institution"), withdraw),
    ],
    "routes/admin.disputes.$disputeId": [
      await decide({ outcome: choice("corrected"), foundFen: money("400000") }),
      await decide({ outcome: choice("undone"), foundFen: optionalField(money("400000")) }),
      await settle("send-finding-back", { words: freeTextField("The receipt names another account.") }),
      await settle("withdraw-finding", {}, adminId),
    ],
    "routes/admin.disputes.$disputeId_.confirm": [await settle("confirm-finding")],
  };
};
