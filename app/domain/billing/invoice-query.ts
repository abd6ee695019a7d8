import { z } from "zod";
import { textField } from "#app/domain/fields.ts";
import { FAPIAO_KINDS } from "./fapiao.ts";

/** What an institution does with its invoice: questions a fee on it, or asks for its tax invoice. */
export const invoiceForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("question"), feeId: z.uuid(), words: textField(500) }),
  z.object({ act: z.literal("request"), kind: z.enum(FAPIAO_KINDS) }),
]);

/** The query of an invoice's page; `paid`: the reader comes from the provider's page. */
export const invoiceQuery = z.object({ paid: z.literal("1").optional() });

const languages = z.enum(["en", "zh-CN"]).optional();

/** The query of an invoice as a document: its language, by default the reader's; `note`: a credit note on it instead. */
export const invoiceSheetQuery = z.object({ lang: languages, note: z.uuid().optional() });

/** A month of a statement of account, for `monthAsked`, and the language of its document. */
export const statementQuery = z.object({ month: z.string().optional(), lang: languages });
