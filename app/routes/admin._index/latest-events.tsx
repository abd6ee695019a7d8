import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { subjectNumber } from "#app/components/moderation/subject-name.ts";
import { useName } from "#app/components/moderation/use-name.ts";
import { Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Ago } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { readToday } from "#app/services/moderation/read-today.server.ts";

interface LatestEventsProps {
  events: Awaited<ReturnType<typeof readToday>>["events"];
  now: Date;
}

/** The platform's latest events. */
export function LatestEvents({ events, now }: LatestEventsProps) {
  const t = useTranslations("admin.today");
  const names = useTranslations("terms.events");
  const term = useTerm();
  const nameOf = useName();
  return (
    <Section
      id="events"
      spaced={false}
      title={t("events")}
      note={
        <p>
          <Link to={adminPaths.trail()}>{t("eventsAll")}</Link>
        </p>
      }
    >
      <Timeline
        entries={events.map((event) => ({
          key: String(event.id),
          at: <Ago at={event.at} now={now} />,
          head: (
            <>
              <b>{names(event.type as never)}</b>{" "}
              {subjectNumber(event.subjectKind, event.subjectNumber) ?? event.subjectName}
              <span className="muted">
                {" · "}
                {nameOf({ nameZh: event.organizationName, nameEn: event.organizationNameEn }) ||
                  (event.actorName ?? term("parties", event.actorKind))}
              </span>
            </>
          ),
        }))}
      />
    </Section>
  );
}
