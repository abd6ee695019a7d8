import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { RadioField } from "#app/components/ui/choices.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { ExactMoney } from "#app/components/ui/money.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { invoiceVoidForm } from "#app/domain/billing/admin-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { readInvoiceAsAdmin } from "#app/services/billing/read-invoice-as-admin.server.ts";
import { voidInvoice } from "#app/services/billing/void-invoice.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const { invoice, lines, voiding } = await readInvoiceAsAdmin(ctx, actor, idParam(args.params, "invoiceId"));
  const { id, number, totalFen, dueOn, nameZh, nameEn } = invoice;
  const t = translator(locale, "billing-admin.voiding");
  const { whyNot, fapiao, questions } = voiding;
  const amount = formatMoneyExact(locale, totalFen);
  const follows =
    whyNot === null
      ? [
          t("number", { number }),
          t("again", { count: lines.length, amount }),
          ...(fapiao === "requested" ? [t("fapiaoEnds")] : []),
          ...(questions > 0 ? [t("questionEnds", { count: questions })] : []),
          t("payable"),
          t("told"),
        ]
      : [];
  const institution = inLanguage(locale, nameZh, nameEn);
  const title = t("page", { number, institution });
  return { id, number, institution, totalFen, dueOn, fees: lines.length, voiding, follows, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const invoiceId = idParam(args.params, "invoiceId");
  const { reason, after, fapiao, questions } = await readForm(args, invoiceVoidForm);
  const reviewed = { fapiao, questions };
  const next = await voidInvoice(ctx, actor, { invoiceId, reason, reissued: after === "reissue", reviewed });
  return seeOther(adminPaths.invoice(next ?? invoiceId));
}

/** What ends with an invoice and what becomes of its fees, before a finance admin makes it void. */
export default function VoidInvoicePage() {
  const { id, number, institution, totalFen, dueOn, fees, voiding, follows, title } =
    useLoaderData<typeof loader>();
  const t = useTranslations("billing-admin.voiding");
  const { whyNot, fapiao, questions } = voiding;
  const back = { to: adminPaths.invoice(id), label: t("back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), number, back.to)} />
      <ReviewForm
        act="void"
        isDestructive
        title={t("title")}
        sent={{ fapiao, questions: String(questions) }}
        terms={
          <FactList>
            <Fact label={t("institution")} value={institution} />
            <Fact label={t("amount")} value={<ExactMoney fen={totalFen} unit />} />
            <Fact label={t("dueOn")} value={<Day day={dueOn} />} />
            <Fact label={t("fees")} value={fees} />
            <Fact label={t("questions")} value={questions} />
            <Fact label={t("fapiao")} value={t(`fapiaos.${fapiao}`)} />
          </FactList>
        }
        consequences={follows}
        labels={{ reason: t("reason"), after: t("after") }}
        fields={(form) => (
          <>
            <TextareaField {...form.labelled("reason")} hint={t("reasonHint")} rows={2} />
            <RadioField
              {...form.labelled("after")}
              column
              choices={(["reissue", "wait"] as const).map((value) => ({
                value,
                label: t(`afters.${value}`),
                note: t(`afterNotes.${value}`),
              }))}
            />
          </>
        )}
        whyNot={whyNot}
        button={t("act")}
        back={back}
      />
    </>
  );
}
