import { useLocale, useTranslations } from "use-intl";
import { Earlier } from "#app/components/ui/log-table.tsx";
import { ReceiptLinks } from "#app/components/events/receipt-links.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { isReceiptedOfAsk } from "#app/domain/events/receipts.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import type { readProspectTimeline } from "#app/services/prospects/read-prospect-timeline.server.ts";

/** `what` names its type. */
type TimelineEvent = Awaited<ReturnType<typeof readProspectTimeline>>[number] & { what: string };

const inView = 10;

interface ProspectTimelineProps {
  prospectId: string;
  events: readonly TimelineEvent[];
  now: Date;
}

const receiptOf = (prospectId: string, act: string) => (language: Locale) =>
  reviewPaths.receipt("company", prospectId, { act, version: undefined, language });

/** A prospect's events: by whom, when, and the message. */
export function ProspectTimeline({ prospectId, events, now }: ProspectTimelineProps) {
  const t = useTranslations("prospect.view");
  const locale = useLocale();
  const nameOf = ({ institutionNameZh, institutionNameEn }: TimelineEvent) =>
    locale === "en" ? (institutionNameEn ?? institutionNameZh) : institutionNameZh;
  const entries = events.map((event, index) => ({
    key: String(event.id),
    head: (
      <>
        <b>{event.what}</b>
        {event.version === null ? null : <> · {t("version", { version: String(event.version) })}</>} ·{" "}
        {event.personName ?? (event.actorKind === "institution" ? nameOf(event) : null) ?? (
          <Term of="parties" code={event.actorKind} />
        )}
      </>
    ),
    at: <Ago at={event.at} now={now} />,
    current: index === 0,
    body: (
      <>
        {event.note ? <p>{event.note}</p> : null}
        {isReceiptedOfAsk(event.type) ? <ReceiptLinks to={receiptOf(prospectId, event.type)} /> : null}
      </>
    ),
  }));
  return (
    <div className="stack">
      <Timeline entries={entries.slice(0, inView)} />
      {entries.length > inView ? (
        <Earlier count={entries.length - inView}>
          <Timeline entries={entries.slice(inView)} />
        </Earlier>
      ) : null}
    </div>
  );
}
