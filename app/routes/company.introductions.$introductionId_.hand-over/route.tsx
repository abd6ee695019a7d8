import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { handOverForm, handOverQuery, owedOf } from "#app/domain/documents/hand-over.ts";
import { found } from "#app/domain/refusal.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readFileForm, refuseFile } from "#app/http/forms/file-form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { reviewHandOver } from "#app/services/documents/review-hand-over.server.ts";
import { handOverPath } from "#app/shared/hand-over-path.ts";
import { handOver } from "./hand-over.server.ts";
import { HandOverReview } from "./hand-over-review.tsx";
import { Asked } from "./hand-over-terms.tsx";
import { owedPage } from "./owed-page.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const query = readQuery(args.request, handOverQuery);
  const owed = found(owedOf(query) ?? undefined, "document-request-not-found");
  const read = await reviewHandOver(ctx, actor, owed);
  found(read.introductionId === introductionId || undefined, "introduction-not-found");
  const institution = inLanguage(locale, read.nameZh, read.nameEn);
  const title = translator(locale, "handing")("page", { institution });
  return { ...read, owed, institution, title, path: handOverPath(introductionId, owed) };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const query = readQuery(args.request, handOverQuery);
  const done = await readFileForm(args, handOverForm, (form, file) => handOver(ctx, actor, form, file));
  if ("fault" in done) return refuseFile(args, done.fault);
  const owed = found(owedOf(query) ?? undefined, "document-request-not-found");
  return seeOther("to" in done ? done.to : handOverPath(introductionId, owed));
}

/** Which file is handed over to whom, for what and until when, before it is. */
export default function HandOverPage() {
  const data = useLoaderData<typeof loader>();
  const t = useTranslations("handing");
  return (
    <>
      <PageHeader
        title={data.title}
        crumbs={crumbTo(t("back.crumbs"), t(`crumbs.${data.of}`), owedPage(data))}
      />
      <div className="split split--panel-end">
        <Asked {...data} />
        <HandOverReview key={data.path} {...data} />
      </div>
    </>
  );
}
