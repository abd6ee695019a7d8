import { givenIn } from "#tests/factories/given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { invoicesIn } from "#tests/factories/invoices.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { dayOn } from "#tests/factories/days.ts";
import { actForm, type FormsOf } from "../example.ts";
import { day, freeTextField, optionalField } from "../fields.ts";

/** The forms of tax invoices: what finance admins make of an institution's request. */
export const formsOfFapiao: FormsOf = async ({ app, sessions }) => {
  const { requested } = invoicesIn(app);
  const given = givenIn(app);
  const institution = await given.institution();
  const { userId } = await moderationIn(app).admin();
  const page = async () => `/admin/billing/fapiao/${(await requested(institution)).fapiaoId}`;
  const admin = sessions.admin(userId);
  return {
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
