import { z } from "zod";

/** The query of an application as a document: its language, by default the reader's. */
export const applicationSheetQuery = z.object({ lang: z.enum(["en", "zh-CN"]).optional() });
