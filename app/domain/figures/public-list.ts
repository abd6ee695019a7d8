import { z } from "zod";
import { institutionKindSchema } from "#app/domain/codes/institutions.ts";

/** What the public list of institutions may be narrowed to, in its address. */
export const publicListSchema = z.object({ kind: institutionKindSchema.optional() });
