import { z } from "zod";
import { instrumentSchema } from "#app/domain/codes/instruments.ts";

/** What an institution sends to start an offer on an introduction. */
export const startOfferForm = z.object({ instrument: instrumentSchema });
