import { reversalsBetween } from "#tests/factories/reversals-between.ts";
import { actForm, type FormExample, type FormsOf } from "../example.ts";
import { choice, freeTextField, id, optionalField } from "../fields.ts";

/** The forms of both sides on the page of a confirmed drawdown's reversal. */
export const formsOfReversals: FormsOf = async ({
  app,
  sessions,
  ours: { company, institution },
  foreign,
}) => {
  const ours = reversalsBetween(app, company, institution);
  const { reversalId: another } = await reversalsBetween(app, foreign.company, foreign.institution).proposed(
    "company",
  );
  const cookies = { company: sessions.company(company), institution: sessions.institution(institution) };
  const words = optionalField(freeTextField("By the statement of Tuesday."));
  const formsOf = async (by: "company" | "institution"): Promise<FormExample[]> => {
    const other = by === "company" ? "institution" : "company";
    const on = (
      name: string,
      of: { drawdownId: string; reversalId?: string },
      fields: FormExample["fields"],
    ) =>
      actForm(name, `/${by}/drawdowns/${of.drawdownId}/reversal`, cookies[by], {
        ...(of.reversalId === undefined ? {} : { reversalId: id(of.reversalId, another) }),
        ...fields,
      });
    return [
      on("propose", await ours.confirmed(), { reasonCode: choice("sent_back"), note: words }),
      on("decline", await ours.proposed(other), { answerNote: words }),
      on("withdraw", await ours.proposed(by), {}),
      on("dispute", await ours.declined(by), { disputeNote: words }),
    ];
  };
  const agreed = async (by: "company" | "institution"): Promise<FormExample[]> => {
    const of = await ours.proposed(by === "company" ? "institution" : "company");
    return [
      actForm("agree", `/${by}/drawdowns/${of.drawdownId}/agree`, cookies[by], {
        reversalId: id(of.reversalId, another),
        read: choice(await ours.readBy(by, of.drawdownId)),
      }),
    ];
  };
  return {
    "routes/company.drawdowns.$drawdownId_.agree": await agreed("company"),
    "routes/institution.drawdowns.$drawdownId_.agree": await agreed("institution"),
    "routes/company.drawdowns.$drawdownId.reversal": await formsOf("company"),
    "routes/institution.drawdowns.$drawdownId.reversal": await formsOf("institution"),
  };
};
