import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ActiveConsentFacts } from "#app/components/introductions/active-consent.tsx";
import { OpenedData } from "#app/components/introductions/opened-data.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import {
  chosenExtensionQuery,
  extendConsentForm,
  extensionSchema,
} from "#app/domain/introductions/consent-forms.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { reviewExtension } from "#app/services/introductions/review-extension.server.ts";
import { openedShown } from "#app/http/forms/opened-shown.server.ts";
import { paths } from "#app/shared/paths.ts";
import { ChosenFiles } from "./chosen-files.tsx";
import { ExtensionTerms } from "./extension-terms.tsx";
import { useWhatFollows } from "./use-what-follows.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const query = readQuery(args.request, chosenExtensionQuery);
  const chosen = extensionSchema.safeParse(query);
  const { added, days = null } = chosen.success ? chosen.data : { added: [] };
  const { documents: documentIds = [] } = query;
  const read = await reviewExtension(ctx, actor, { introductionId, added, days, documentIds });
  const { institutionNameZh, institutionNameEn } = read.introduction;
  const institution = inLanguage(locale, institutionNameZh, institutionNameEn);
  const t = translator(locale, "binding");
  const title = t(read.renewal === null ? "extend.page" : "extend.renew.page", { institution });
  const { opened, ...review } = read;
  return { ...review, ...openedShown(locale, opened, institution), added, days, institution, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const introductionId = idParam(args.params, "introductionId");
  const form = await readForm(args, extendConsentForm);
  const { act: _, days = null, documents: documentIds, files: fileIds, ...reviewed } = form;
  const change = { introductionId, ...reviewed, days, documentIds, fileIds };
  await extendConsent(ctx, actor, change);
  const { introductionConsent, introductionDocuments } = paths.company;
  return seeOther((documentIds.length === 0 ? introductionConsent : introductionDocuments)(introductionId));
}

/** What an extended consent would open beyond the one in force, with the added data itself beside it. */
export default function ExtendConsentPage() {
  const {
    introduction,
    active,
    next,
    files,
    added,
    days,
    whyNot,
    institution,
    title,
    version,
    shown,
    changed,
    renewal,
    requestId,
  } = useLoaderData<typeof loader>();
  const t = useTranslations("binding.extend");
  // What was open before the end is open again where the renewal covers documents.
  const isReopened = renewal !== null && next?.fieldGroups.includes("documents") === true;
  const openedFiles = isReopened ? [...files, ...renewal.files] : files;
  const { length } = openedFiles;
  const follows = useWhatFollows({ institution, added, days, next, files: length, renewal });
  const pinned = { version, request: requestId ?? "none" };
  const isUnchosen = whyNot === "consent-unchanged";
  const consent = { to: paths.company.introductionConsent(introduction.id), label: t("back") };
  const back =
    files.length === 0
      ? consent
      : { to: paths.company.introductionDocuments(introduction.id), label: t("files.back") };
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), institution, consent.to)} />
      <div className="split split--panel-end">
        <div className="stack-lg">
          <ChosenFiles files={openedFiles} institution={institution} />
          {active === null || shown === null ? null : <OpenedData shown={shown} changed={changed} />}
        </div>
        <ReviewForm
          act="extend"
          title={t(renewal === null ? "title" : "renew.title")}
          {...(active === null
            ? {}
            : { sent: { sequence: active.sequence, ...pinned, ...(days === null ? {} : { days }) } })}
          terms={
            active === null ? null : next === null ? (
              <ActiveConsentFacts consent={active} />
            ) : (
              <ExtensionTerms
                active={active}
                next={next}
                added={added}
                files={files}
                reopened={isReopened ? renewal.files : []}
              />
            )
          }
          consequences={next !== null && whyNot !== null ? [] : follows}
          whyNot={isUnchosen ? null : whyNot}
          first={
            isUnchosen ? (
              <p className="small">{t(renewal === null ? "incomplete" : "renew.incomplete")}</p>
            ) : null
          }
          button={t(renewal === null ? "act" : "renew.act")}
          back={back}
        />
      </div>
    </>
  );
}
