import { z } from "zod";

const text = z.string().nullable().default(null);

/** Whom an invoice is made out to, as frozen on it. What was erased since is null. */
export const invoiceProfileSchema = z.object({
  title: text,
  taxNumber: text,
  address: text,
  phone: text,
  bankName: text,
  bankAccount: text,
  email: text,
  locale: z.enum(["en", "zh-CN"]).catch("zh-CN"),
});
export type FrozenProfile = z.output<typeof invoiceProfileSchema>;
