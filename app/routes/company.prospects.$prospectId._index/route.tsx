import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { prospectFitTexts } from "#app/components/prospects/editor/ask-fit-texts.ts";
import { ErrorSummary } from "#app/components/ui/form.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { prospectMoveForm } from "#app/domain/prospects/step-forms.ts";
import { readForm } from "#app/http/forms/form.server.ts";
import { requireCompany } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/forms/params.ts";
import { paths } from "#app/shared/paths.ts";
import { suspendedSince } from "#app/http/answers/suspended-ask.server.ts";
import { seeOther } from "#app/http/answers/redirects.server.ts";
import { useReply } from "#app/shared/reply.ts";
import { formatDay } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOf, daysBetween } from "#app/lib/days.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";
import { readProspectTimeline } from "#app/services/prospects/read-prospect-timeline.server.ts";
import { previewProspect } from "#app/services/prospects/preview-prospect.server.ts";
import { moveProspect } from "./move-prospect.server.ts";
import { MovePanel } from "./move-panel.tsx";
import { ProspectTimeline } from "./prospect-timeline.tsx";
import { SuspendedNotice } from "./suspended-notice.tsx";
import { ReviewState } from "./review-state.tsx";
import { TeaserPart } from "./teaser-part.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, locale } = await requireCompany(args);
  const prospectId = idParam(args.params, "prospectId");
  const { fit, fills, stranded: _, ...read } = await previewProspect(ctx, actor, prospectId);
  const events = await readProspectTimeline(ctx, actor, prospectId);
  const t = translator(locale, "prospect");
  const title = read.draft.business?.headline ?? t("list.untitled");
  const terms = translator(locale, "terms");
  const since = suspendedSince(read.prospect);
  const why = events.find(({ type }) => type === "prospect-suspended");
  // Messages for events are many and stay on the server.
  return {
    title,
    suspension: since && {
      day: formatDay(locale, dayOf(since)),
      reasonCode: why?.reasonCode ?? null,
      note: why?.note ?? null,
    },
    read,
    endsSearch: fills !== null,
    fit: prospectFitTexts(locale, { prospect: read.prospect, fit }),
    events: events.map((event) => ({
      ...event,
      what: terms(`events.${event.type}` as "events.case-opened"),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, actor } = await requireCompany(args);
  const prospectId = idParam(args.params, "prospectId");
  await moveProspect(ctx, actor, prospectId, await readForm(args, prospectMoveForm));
  return seeOther(paths.company.prospect(prospectId));
}

export default function ProspectPage() {
  const { title, read, endsSearch, fit, events, suspension } = useLoaderData<typeof loader>();
  const t = useTranslations("prospect");
  const locale = useLocale();
  const { refusal, form } = useReply();
  const { prospect, whyNot, whyNotEdit, now } = read;
  const firstOpen =
    prospect.latestVersion === 0
      ? "brief"
      : (read.progress.find(({ state }) => state !== "done")?.step ?? "teaser");
  const isWriting = prospect.status === "draft" || prospect.status === "changes_requested";
  return (
    <>
      <ErrorSummary errors={errorsOfReply(form)} />
      <PageHeader
        title={title}
        crumbs={crumbTo(t("title"), t("title"), paths.company.prospects())}
        actions={
          whyNotEdit === null ? (
            <LinkButton
              tone={isWriting ? "primary" : "secondary"}
              to={paths.company.prospectStep(prospect.id, isWriting ? firstOpen : "business")}
            >
              {t(isWriting ? "view.edit" : "view.change")}
            </LinkButton>
          ) : undefined
        }
      >
        <StateBadge of="prospect" state={prospect.status} />
        <span className="nowrap">{runningNumber("prospect", prospect.number)}</span>
        <span>
          <Seen prospect={prospect} />
        </span>
        {whyNot.confirm === null && prospect.expiresAt ? (
          <span>
            {t("view.expires", {
              day: formatDay(locale, dayOf(prospect.expiresAt)),
              days: daysBetween(dayOf(now), dayOf(prospect.expiresAt)),
            })}
          </span>
        ) : null}
      </PageHeader>
      <RefusalNotice refusal={refusal} />
      <div className="split split--rail-end">
        <div className="stack-lg">
          <SuspendedNotice
            prospectId={prospect.id}
            number={runningNumber("prospect", prospect.number)}
            suspension={suspension}
          />
          <ReviewState read={read} endsSearch={endsSearch} />
          <TeaserPart read={read} />
          <Section id="timeline" title={t("view.timeline")} spaced={false}>
            <ProspectTimeline prospectId={prospect.id} events={events} now={now} />
          </Section>
        </div>
        <MovePanel read={read} fit={fit} />
      </div>
    </>
  );
}

/** Whether institutions see it: the last version stays "live" in the record when the prospect has left the market. */
function Seen({ prospect: { status, liveVersion } }: Pick<ProspectRead, "prospect">) {
  const t = useTranslations("prospect.view");
  if (liveVersion === null || status === "suspended") return t("notLive");
  const version = String(liveVersion);
  return status === "published" ? t("live", { version }) : t("unseen", { status, version });
}
