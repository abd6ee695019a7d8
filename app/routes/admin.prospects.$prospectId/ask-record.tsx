import { useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { readProspectAsAdmin } from "#app/services/prospects/read-prospect-as-admin.server.ts";

type View = Awaited<ReturnType<typeof readProspectAsAdmin>>;
interface AskRecordProps {
  view: Pick<View, "open"> & { events: readonly (View["events"][number] & { what: string })[] };
}

/** What is open on a prospect, and its history with reasons and words. */
export function AskRecord({ view: { open, events } }: AskRecordProps) {
  const t = useTranslations("admin.ask");
  const happened = useTranslations("admin");
  const term = useTerm();
  const parts = ["requests", "consents", "applications", "offers", "deals"] as const;
  return (
    <>
      <Section id="underway" title={t("underway")} spaced={false}>
        <FactList>
          {parts.map((key) => (
            <Fact key={key} label={t(key)} value={open[key]} />
          ))}
        </FactList>
      </Section>
      <Section id="history" title={t("history")} spaced={false}>
        <Timeline
          entries={events.map((event, index) => ({
            key: String(event.id),
            current: index === 0,
            at: <Instant at={event.at} />,
            head: happened.rich("happened", {
              who: event.actorName ?? event.organizationName ?? term("parties", event.actorKind),
              what: event.what,
              b: (words) => <b>{words}</b>,
            }),
            body:
              event.reasonCode || event.note ? (
                <p className="muted">
                  {event.reasonCode ? term("moderationReasons", event.reasonCode) : null}
                  {event.reasonCode && event.note ? " · " : null}
                  {event.note}
                </p>
              ) : null,
          }))}
        />
      </Section>
    </>
  );
}
