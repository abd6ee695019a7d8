import { z } from "zod";
import { lineField } from "#app/domain/accounts/names.ts";
import { fieldFault, textField, typedKinds } from "#app/domain/fields.ts";
import { phoneField } from "#app/domain/organizations/profile.ts";
import { checkUscc, normaliseUscc } from "#app/domain/organizations/uscc.ts";
import { FAPIAO_KINDS, type FapiaoKind } from "./fapiao.ts";

/** Whom invoices and fapiao are made out to, and where they are sent. */
export type BillingProfile = {
  title: string;
  /** Empty, as the e-mail, where an institution has saved no profile and is registered without. */
  taxNumber: string;
  address: string | null;
  phone: string | null;
  bankName: string | null;
  bankAccount: string | null;
  email: string;
  locale: "en" | "zh-CN";
  fapiaoKind: FapiaoKind;
};

/** What a special fapiao must state of the buyer beside title and tax number (国家税务总局公告2017年第16号). */
export const SPECIAL_FIELDS = ["address", "phone", "bankName", "bankAccount"] as const;

/**
 * A tax number 纳税人识别号: of 18 characters it is a unified social credit code, whose check characters are verified;
 * numbers of before have 15 to 20 digits and capitals.
 */
const taxNumberField = z
  .string()
  .max(60)
  .overwrite(normaliseUscc)
  .superRefine((text, ctx) => {
    if (text.length !== 18) {
      if (!/^[0-9A-Z]{15,20}$/u.test(text)) ctx.addIssue(fieldFault("tax-number"));
      return;
    }
    const check = checkUscc(text);
    if (!check.ok) ctx.addIssue(fieldFault(check.fault === "format" ? "uscc-format" : "uscc-checksum"));
  });

/** An account number as typed, without its spaces and dashes. */
const accountField = z
  .string()
  .max(60)
  .overwrite((text) => text.normalize("NFKC").replace(/[\s-]/gu, ""))
  .regex(/^\d{8,32}$/u, { error: "bank-account" });

/** The profile as entered, and the revision that the form was rendered from; 0 where none was saved. */
export const billingProfileForm = z
  .object({
    title: lineField(1, 200),
    taxNumber: taxNumberField,
    address: textField(200).optional(),
    phone: phoneField.optional(),
    bankName: lineField(1, 100).optional(),
    bankAccount: accountField.optional(),
    email: z.email().max(160),
    locale: z.enum(["en", "zh-CN"]),
    fapiaoKind: z.enum(FAPIAO_KINDS),
    revision: typedKinds("yuan").whole(0, 2_000_000_000),
  })
  .superRefine((profile, ctx) => {
    if (profile.fapiaoKind !== "special") return;
    for (const field of SPECIAL_FIELDS)
      if (profile[field] === undefined) ctx.addIssue(fieldFault("special-fapiao-needs", [field]));
  });
export type TypedBillingProfile = z.infer<typeof billingProfileForm>;
