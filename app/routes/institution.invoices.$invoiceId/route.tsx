import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { BillingBadge } from "#app/components/billing/billing-badge.tsx";
import { FapiaoPanel } from "#app/components/billing/fapiao-panel.tsx";
import { EventTimeline } from "#app/components/events/event-timeline.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { crumbTo, PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { invoiceForm, invoiceQuery } from "#app/domain/billing/invoice-query.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireInstitution } from "#app/http/guards.server.ts";
import { formatDay } from "#app/i18n/format.ts";
import { formatMonth } from "#app/i18n/format-month.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf } from "#app/lib/days.ts";
import { questionFee } from "#app/services/billing/question-fee.server.ts";
import { readOwnInvoice } from "#app/services/billing/read-own-invoice.server.ts";
import { requestFapiao } from "#app/services/billing/request-fapiao.server.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { HowToPay } from "./how-to-pay.tsx";
import { OwnInvoiceFacts, MadeOutTo } from "./invoice-facts.tsx";
import { OwnInvoiceLines } from "./invoice-lines.tsx";
import { InvoiceNotices } from "./invoice-notices.tsx";
import { CreditNotes, Payments } from "./payments.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  const read = await readOwnInvoice(ctx, actor, idParam(args.params, "invoiceId"));
  const { number, issuedAt } = read.invoice;
  return {
    ...read,
    issuedOn: dayOf(issuedAt),
    /** The reader comes from the provider's page, and nothing is booked yet. */
    isConfirming: readQuery(args.request, invoiceQuery).paid === "1" && read.leftFen > 0n,
    account: ctx.config.billingAccount,
    title: translator(locale, "billing")("invoice.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireInstitution(args, { unverified: "deals", need: "pay" });
  const invoiceId = idParam(args.params, "invoiceId");
  const form = await readForm(args, invoiceForm);
  if (form.act === "question") await questionFee(ctx, actor, { feeId: form.feeId, words: form.words });
  else await requestFapiao(ctx, actor, { invoiceId, kind: form.kind });
  return seeOther(billingPaths.invoice(invoiceId));
}

/** An invoice: what it says, what is due of it and how to pay that, and all that happened since. */
export default function InstitutionInvoice() {
  const read = useLoaderData<typeof loader>();
  const { invoice, lines, credits, payments, events, profile, leftFen, title } = read;
  const t = useTranslations("billing.invoice");
  const list = useTranslations("billing.invoices");
  const locale = useLocale();
  return (
    <>
      <PageHeader
        title={title}
        crumbs={crumbTo(t("crumbs"), list("title"), billingPaths.invoices())}
        actions={
          <LinkButton to={billingPaths.invoicePdf(invoice.id)} document>
            {t("pdf")}
          </LinkButton>
        }
      >
        {read.isOverdue ? (
          <Badge tone="due">{list("overdue")}</Badge>
        ) : (
          <BillingBadge of="invoice" state={invoice.status} />
        )}
        <span className="nowrap">{t("issuedOn", { day: formatDay(locale, read.issuedOn) })}</span>
        <span className="nowrap">{t("feesOf", { month: formatMonth(locale, invoice.period) })}</span>
        <span>{t("notice")}</span>
      </PageHeader>
      <InvoiceNotices invoice={invoice} isConfirming={read.isConfirming} />
      <div className="split split--panel-end split--panel-first">
        <div className="stack-lg">
          <OwnInvoiceFacts invoice={invoice} leftFen={leftFen} isOverdue={read.isOverdue} />
          <HowToPay
            number={invoice.number}
            leftFen={leftFen}
            payUrl={read.payUrl}
            isTransferOnly={read.isTransferOnly}
            account={read.account}
          />
        </div>
        <div className="stack-lg">
          <OwnInvoiceLines lines={lines} sums={invoice} />
          {credits.length === 0 ? null : <CreditNotes invoiceId={invoice.id} credits={credits} />}
          <Payments payments={payments} />
          <FapiaoPanel
            fapiao={read.fapiao}
            mayRequest={invoice.status !== "void" && invoice.creditedFen < invoice.totalFen}
          />
        </div>
        <MadeOutTo profile={profile} />
      </div>
      {events.length === 0 ? null : (
        <Section id="history" title={t("history")}>
          <EventTimeline events={events} viewer="institution" names={{}} />
        </Section>
      )}
    </>
  );
}
