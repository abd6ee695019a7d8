import { z } from "zod";
import { institutionKindSchema } from "#app/domain/codes/institutions.ts";

/** The filters of the public list of institutions, in its URL. */
export const publicListSchema = z.object({ kind: institutionKindSchema.optional() });
