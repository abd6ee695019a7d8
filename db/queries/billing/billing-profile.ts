import type { Locale } from "#app/i18n/locale.ts";
import type { FapiaoKind } from "#app/domain/billing/fapiao.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Whom an invoice is made out to. */
export interface InvoiceProfile {
  title: string;
  taxNumber: string;
  address: string | null;
  phone: string | null;
  bankName: string | null;
  bankAccount: string | null;
  email: string;
  locale: Locale;
  fapiaoKind: FapiaoKind;
}

/** The billing profile for the next invoice: as saved, else the institution's registered name, code and contact. */
export async function profileOfInvoice(
  trx: ActorTransaction,
  institutionId: string,
): Promise<InvoiceProfile> {
  const saved = await trx
    .selectFrom("billingProfile")
    .select([
      "title",
      "taxNumber",
      "address",
      "phone",
      "bankName",
      "bankAccount",
      "email",
      "locale",
      "fapiaoKind",
    ])
    .where("institutionId", "=", institutionId)
    .executeTakeFirst();
  if (saved) return saved;
  const registered = await trx
    .selectFrom("institution")
    .select(["nameZh", "uscc", "contactEmail"])
    .where("id", "=", institutionId)
    .executeTakeFirstOrThrow();
  return {
    title: registered.nameZh,
    taxNumber: registered.uscc ?? "",
    address: null,
    phone: null,
    bankName: null,
    bankAccount: null,
    email: registered.contactEmail ?? "",
    locale: "zh-CN",
    fapiaoKind: "ordinary",
  };
}
