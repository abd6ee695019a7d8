import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { useName } from "#app/components/moderation/use-name.ts";
import { crumbTo, PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { invoiceForm } from "#app/domain/billing/admin-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { readInvoiceAsAdmin } from "#app/services/billing/read-invoice-as-admin.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { actOnInvoice } from "./act-on-invoice.server.ts";
import { InvoiceActs } from "./invoice-acts.tsx";
import { InvoiceCalls } from "./invoice-calls.tsx";
import { InvoiceFapiao } from "./invoice-fapiao.tsx";
import { InvoiceSidebar, InvoiceState } from "./invoice-facts.tsx";
import { InvoiceHistory } from "./invoice-history.tsx";
import { BilledLines } from "./invoice-lines.tsx";
import { InvoiceMoves } from "./invoice-moves.tsx";
import { MoneyToApply } from "./money-to-apply.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const read = await readInvoiceAsAdmin(ctx, actor, idParam(args.params, "invoiceId"));
  const title = translator(locale, "billing-admin")("invoice.title", { number: read.invoice.number });
  return { ...read, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const invoiceId = idParam(args.params, "invoiceId");
  await actOnInvoice(ctx, actor, invoiceId, await readForm(args, invoiceForm));
  return seeOther(adminPaths.invoice(invoiceId));
}

/** Forms of one button, in rows that may be gone when the answer comes. */
const inRows = ["apply", "return", "resend-refund", "confirm", "decline", "withdraw"] as const;

export default function AdminInvoicePage() {
  const data = useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.invoice");
  const fapiao = useTranslations("billing-admin.invoiceFapiao");
  const list = useTranslations("billing-admin.invoices");
  const name = useName();
  const { act, form, refusal } = useReply();
  const isOfRow = inRows.some((one) => one === act);
  return (
    <>
      <PageHeader
        title={data.title}
        lead={name(data.invoice)}
        crumbs={crumbTo(list("title"), list("title"), adminPaths.invoices())}
      >
        <InvoiceState {...data} />
      </PageHeader>
      <div className="split split--rail-end">
        <div className="stack-lg">
          {isOfRow ? <FormErrors errors={errorsOfReply(form)} refusal={refusal} /> : null}
          <Section id="lines" title={t("lines")} spaced={false}>
            <BilledLines lines={data.lines} />
          </Section>
          <Section id="moves" title={t("moves")}>
            <InvoiceMoves moves={data.moves} />
          </Section>
          {data.receipts.length === 0 ? null : (
            <Section id="receipts" title={t("receipts")}>
              <MoneyToApply receipts={data.receipts} isOpen={data.invoice.status === "open"} now={data.now} />
            </Section>
          )}
          {data.fapiao.length === 0 ? null : (
            <Section id="fapiao" title={fapiao("title")}>
              <InvoiceFapiao fapiao={data.fapiao} />
            </Section>
          )}
          <InvoiceActs {...data} />
          <Section id="provider-calls" title={t("calls")}>
            <InvoiceCalls calls={data.calls} />
          </Section>
          <Section id="history" title={t("history")}>
            <InvoiceHistory events={data.events} />
          </Section>
        </div>
        <InvoiceSidebar {...data} />
      </div>
    </>
  );
}
