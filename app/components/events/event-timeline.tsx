import { useLocale, useTranslations } from "use-intl";
import { isConsequence } from "#app/domain/events/consequences.ts";
import type { BoundKind } from "#app/domain/offers/terms/bound-kind.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { EventBody, type GuaranteeLabels } from "./event-body.tsx";
import type { EventView } from "./event-view.ts";
import { ReceiptLinks } from "./receipt-links.tsx";
import { isReceipted } from "#app/domain/events/receipts.ts";
import { reviewPaths } from "#app/shared/review-paths.ts";
import { Badge } from "../ui/badge.tsx";
import { useTerm } from "../ui/term.tsx";
import { Timeline } from "../ui/timeline.tsx";
import { Instant } from "../ui/when.tsx";

type ReasonGroup =
  | "declineReasons"
  | "companyDeclineReasons"
  | "dealEndReasons"
  | "institutionReasons"
  | "disputeReasons"
  | "disputeOutcomes"
  | "reversalReasons"
  | "conditionReturnReasons";

interface EventTimelineProps {
  guarantee?: GuaranteeLabels | undefined;
  events: readonly EventView[];
  viewer: "company" | "institution" | "admin";
  names: Readonly<Partial<Record<"company" | "institution", string>>>;
  /** Labels of the reason codes in these events. */
  reasons?: ReasonGroup | ((type: string) => ReasonGroup);
  /** Of a deal: whose words its money has. */
  kind?: BoundKind | "none";
  /** What the events are about: acts that bind have a receipt there. */
  receiptsOf?: string;
}

/**
 * Events, newest first: who did what and when. `viewer` reads its own events as "you", with the colleague who acted; the
 * other side has the name that the page may show.
 */
export function EventTimeline({
  guarantee,
  events,
  viewer,
  names,
  reasons,
  kind = "none",
  receiptsOf,
}: EventTimelineProps) {
  const acts = useTranslations("terms.events");
  const words = useTranslations("common.timeline");
  const term = useTerm();
  const groupOf = (type: string): ReasonGroup | undefined =>
    typeof reasons === "function" ? reasons(type) : reasons;
  const locale = useLocale();
  const who = ({ type, actorKind: by, person }: EventView): string => {
    if (!isConsequence(type)) {
      if (by === viewer) return person == null ? words("you") : words("youNamed", { person });
      if (by === "company" || by === "institution") return names[by] ?? term("parties", by);
    }
    return words("platform");
  };
  const what = (type: string): string => {
    const key = type as Parameters<typeof acts>[0];
    return acts.has(key) ? acts(key, { kind }) : type;
  };
  return (
    <Timeline
      entries={[...events].reverse().map((event, index) => ({
        key: String(event.id),
        current: index === 0,
        head: (
          <>
            <b>{what(event.type)}</b>
            <span className="muted">
              {words("separator")}
              {who(event)}
            </span>{" "}
            <ReasonBadge code={event.reasonCode} of={groupOf(event.type)} term={term} />
          </>
        ),
        at: <Instant at={event.at} />,
        body: (
          <>
            <EventBody guarantee={guarantee} event={event} locale={locale} words={words} term={term} />
            {receiptsOf === undefined || viewer === "admin" || !isReceipted(event) ? null : (
              <ReceiptLinks to={receiptOf(viewer, receiptsOf, event)} />
            )}
          </>
        ),
      }))}
    />
  );
}

interface ReasonBadgeProps {
  code: string | null;
  of: ReasonGroup | undefined;
  term: (group: ReasonGroup, code: string) => string;
}

function ReasonBadge({ code, of, term }: ReasonBadgeProps) {
  return code === null || of === undefined ? null : <Badge>{term(of, code)}</Badge>;
}

const receiptOf =
  (viewer: "company" | "institution", subjectId: string, { type: act, version, actorKind: by }: EventView) =>
  (language: Locale) =>
    reviewPaths.receipt(viewer, subjectId, { act, version: version ?? undefined, by, language });
