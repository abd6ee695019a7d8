import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { invoicesIn } from "#tests/factories/invoices.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { dayOn } from "#tests/factories/days.ts";
import { actForm, type FormsOf } from "../example.ts";
import { choice, day, freeTextField, id, optionalField } from "../fields.ts";

/** The forms of tax invoices: an institution's request, and what finance admins make of it. */
export const formsOfFapiao: FormsOf = async ({ app, sessions }) => {
  const { invoice, requested } = invoicesIn(app);
  const given = givenIn(app);
  const [institution, stranger] = [await given.institution(), await given.institution()];
  const { userId } = await moderationIn(app).admin();
  const own = await invoice(institution.institutionId);
  const foreign = await invoice(stranger.institutionId);
  const page = async () => `/admin/billing/fapiao/${(await requested(institution)).fapiaoId}`;
  const admin = sessions.admin(userId);
  return {
    "routes/institution.billing.fapiao._index": [
      actForm("request", "/institution/billing/fapiao?index", sessions.institution(institution), {
        invoiceId: id(own, foreign),
        kind: choice("ordinary"),
      }),
    ],
    "routes/admin.billing.fapiao.$fapiaoId._index": [
      {
        ...actForm("enter", await page(), admin, {
          number: freeTextField("24222000000012345678"),
          issuedOn: day(dayOn(0)),
        }),
        file: { name: "fapiao.pdf", content: pdf().toString("latin1") },
      },
      actForm("cancel", await page(), admin, { note: optionalField(freeTextField("Made out elsewhere.")) }),
    ],
  };
};
