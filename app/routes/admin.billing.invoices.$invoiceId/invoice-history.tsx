import { useTranslations } from "use-intl";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { ReadInvoice } from "./invoice-facts.tsx";

type Event = ReadInvoice["events"][number];

/** What happened to an invoice, the newest first, with the words that were given. */
export function InvoiceHistory({ events }: { events: readonly Event[] }) {
  const t = useTranslations("billing-admin.invoice");
  const words = useTranslations("terms.events");
  if (events.length === 0) return <p className="muted">{t("noHistory")}</p>;
  return (
    <Timeline
      entries={events.map((event) => ({
        key: String(event.id),
        head: words(event.type as never),
        at: <Instant at={event.at} />,
        body: <Body event={event} />,
      }))}
    />
  );
}

function Body({ event: { actorKind, actorUserId, actorName, organizationName, note } }: { event: Event }) {
  const t = useTranslations("billing-admin.invoice");
  const term = useTerm();
  const memberName = useMemberName();
  // No deadline makes the platform settle an invoice or issue one, as the general word says of it.
  const kind = actorKind === "system" ? t("bySystem") : term("parties", actorKind);
  const person = actorUserId === null ? kind : memberName(actorName, actorUserId);
  return (
    <>
      <p className="small muted">{organizationName === null ? person : `${organizationName} · ${person}`}</p>
      {note === null ? null : <p>{note}</p>}
    </>
  );
}
