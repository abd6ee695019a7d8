import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { LazyDisclosedFacts } from "#app/components/introductions/lazy-disclosed-facts.ts";
import { HiddenConsent } from "#app/components/review/hidden-consent.tsx";
import { ReviewForm } from "#app/components/review/review-form.tsx";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { PageHeader, crumbTo } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { Term, TermList } from "#app/components/ui/term.tsx";
import { askForm, chosenAskedQuery } from "#app/domain/introductions/forms.ts";
import { proposedConsentSchema } from "#app/domain/introductions/proposed-consent.ts";
import { found } from "#app/domain/refusal.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { readQuery } from "#app/http/forms/query.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { translator } from "#app/i18n/translator.ts";
import { askForIntroductions } from "#app/services/introductions/ask-for-introductions.server.ts";
import { reviewAsking } from "#app/services/introductions/review-asking.server.ts";
import { paths } from "#app/shared/paths.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const query = readQuery(args.request, chosenAskedQuery);
  const prospectId = found(query.prospect, "not-found");
  const mandateIds = found(query.mandates, "not-found");
  const chosen = proposedConsentSchema.safeParse(query);
  const consent = chosen.success ? chosen.data : null;
  const fieldGroups = consent?.fieldGroups ?? [];
  const read = await reviewAsking(ctx, actor, { prospectId, mandateIds, fieldGroups });
  const title = translator(locale, "review")("ask.page", { count: read.asked.length });
  return { ...read, prospectId, consent, title, search: new URL(args.request.url).search };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const { prospect: prospectId, mandates: mandateIds, act: _, ...ask } = await readForm(args, askForm);
  const { introductionIds } = await askForIntroductions(ctx, actor, { prospectId, mandateIds, ...ask });
  const [first] = introductionIds;
  return seeOther(
    first !== undefined && introductionIds.length === 1
      ? paths.company.introduction(first)
      : paths.company.introductions(),
  );
}

/** Whom a request is about to ask, and what its consent opens to each that accepts, with the data itself beside it. */
export default function AskPage() {
  const { asked, version, shown, consent, prospectId, whyNot, title, search } =
    useLoaderData<typeof loader>();
  const t = useTranslations("review.ask");
  const words = useTranslations("introduction");
  const locale = useLocale();
  const [first] = asked;
  const isOne = asked.length === 1;
  const back = isOne
    ? `${paths.company.askFor(prospectId, first?.mandateId ?? "")}&${search.slice(1)}`
    : `${paths.company.askSeveral()}${search}`;
  return (
    <>
      <PageHeader title={title} crumbs={crumbTo(t("back"), t("back"), back)} />
      <div className="split split--panel-end">
        {shown === null ? <div /> : <LazyDisclosedFacts shown={shown} />}
        <ReviewForm
          act="ask"
          title={t("title")}
          sent={{ prospect: prospectId, version }}
          terms={
            <>
              <FactList>
                <Fact
                  label={t("whom")}
                  value={
                    <ul className="list-plain">
                      {asked.map((one) => (
                        <li key={one.mandateId}>
                          {inLanguage(locale, one.institutionNameZh, one.institutionNameEn)}{" "}
                          <span className="muted small">
                            {runningNumber("mandate", one.mandateNumber)}{" "}
                            {inLanguage(locale, one.mandateNameZh, one.mandateNameEn)}
                          </span>
                          <input type="hidden" name="mandates" value={one.mandateId} />
                        </li>
                      ))}
                    </ul>
                  }
                />
                {consent === null ? null : (
                  <>
                    <Fact
                      label={words("steps.opens")}
                      value={<TermList of="fieldGroups" codes={consent.fieldGroups} />}
                    />
                    <Fact
                      label={words("steps.purpose")}
                      value={<Term of="consentPurposes" code={consent.purpose} />}
                    />
                    <Fact label={t("from")} value={words("consent.days", { days: consent.days })} />
                  </>
                )}
              </FactList>
              {consent === null ? null : <HiddenConsent {...consent} />}
            </>
          }
          consequences={[
            t("until", { count: asked.length }),
            t("revealed", { count: asked.length, days: consent?.days ?? 0 }),
            t("only"),
            t("logged"),
          ]}
          labels={{ message: words("consent.message") }}
          fields={(form) => (
            <TextareaField
              {...form.labelled("message")}
              hint={words("ask.messageHint")}
              optional
              rows={3}
              width="lg"
            />
          )}
          whyNot={whyNot}
          first={consent === null ? <p className="small">{t("incomplete")}</p> : null}
          button={t("act", { count: asked.length })}
          back={{ to: back, label: t("back") }}
        />
      </div>
    </>
  );
}
