import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { FapiaoEntry } from "#app/components/billing/fapiao-entry.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";
import { crumbTo, PageHeader, Section } from "#app/components/ui/page-header.tsx";
import { StaleFormNotice } from "#app/components/ui/stale-form-notice.tsx";
import { DayOf } from "#app/components/ui/when.tsx";
import { SPECIAL_FIELDS } from "#app/domain/billing/billing-profile.ts";
import { fapiaoForm } from "#app/domain/billing/fapiao-rules.ts";
import { readFileForm, refuseFile } from "#app/http/forms/file-form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { requireAdmin } from "#app/http/guards.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { cancelFapiao } from "#app/services/billing/cancel-fapiao.server.ts";
import { enterFapiao } from "#app/services/billing/enter-fapiao.server.ts";
import { readFapiao } from "#app/services/billing/read-fapiao.server.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { fapiaoPaths } from "#app/shared/billing-paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireAdmin(args, "settle");
  const read = await readFapiao(ctx, actor, idParam(args.params, "fapiaoId"));
  const { invoiceNumber: number } = read.fapiao;
  return { ...read, title: translator(locale, "billing.pricing")("fapiao.of", { number }) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireAdmin(args, "settle");
  const fapiaoId = idParam(args.params, "fapiaoId");
  const refused = await readFileForm(args, fapiaoForm, async (form, file) => {
    if (form.act === "enter") return enterFapiao(ctx, actor, { fapiaoId, ...form, file });
    await cancelFapiao(ctx, actor, { fapiaoId, note: form.note });
    return null;
  });
  return refused === null ? seeOther(fapiaoPaths.list()) : refuseFile(args, refused.fault);
}

export default function AdminFapiaoEntry() {
  const { title, fapiao, buyer, ...entry } = useLoaderData<typeof loader>();
  const t = useTranslations("billing.pricing.fapiao");
  const list = useTranslations("billing.pricing.fapiao.list");
  const kinds = useTranslations("billing.pricing.fapiaoKinds");
  const fields = useTranslations("billing.pricing.profile.fields");
  const locale = useLocale();
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(list("title"), list("title"), fapiaoPaths.list())} />
      <StaleFormNotice />
      <div className="split split--panel-end">
        <div className="stack-lg">
          <Section id="request" title={t("asked")} spaced={false}>
            <FactList>
              <Fact
                label={t("institution")}
                value={inLanguage(locale, fapiao.institutionNameZh, fapiao.institutionNameEn)}
              />
              <Fact
                label={t("invoice")}
                value={<Link to={adminPaths.invoice(fapiao.invoiceId)}>{fapiao.invoiceNumber}</Link>}
              />
              <Fact
                label={t("kind")}
                value={
                  fapiao.creditNoteId === null
                    ? kinds(fapiao.kind)
                    : list("red", { kind: kinds(fapiao.kind) })
                }
              />
              <Fact label={t("amount")} value={<ExactMoney fen={fapiao.totalFen} unit />} />
              <Fact label={list("requested")} value={<DayOf at={fapiao.requestedAt} />} />
              {fapiao.fileName === null ? null : (
                <Fact
                  label={t("file")}
                  value={
                    <a href={fapiaoPaths.file(fapiao.id)} download>
                      {fapiao.fileName}
                    </a>
                  }
                />
              )}
            </FactList>
          </Section>
          <Section id="buyer" title={t("buyer")} spaced={false}>
            <FactList>
              {(["title", "taxNumber", ...SPECIAL_FIELDS, "email"] as const).map((field) => (
                <Fact key={field} label={fields(field)} value={buyer[field] ?? <NotGiven />} />
              ))}
            </FactList>
          </Section>
        </div>
        <FapiaoEntry fapiao={fapiao} {...entry} />
      </div>
    </>
  );
}
