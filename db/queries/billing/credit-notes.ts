import { insertForId, insertInto } from "#db/queries/shared/rows.ts";

export const insertCreditNote = insertForId("creditNote");
export const insertCreditNoteLine = insertInto("creditNoteLine");
