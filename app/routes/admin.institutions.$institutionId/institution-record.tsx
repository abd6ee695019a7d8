import { useTranslations } from "use-intl";
import { ReceiptLinks } from "#app/components/events/receipt-links.tsx";
import { isStandingAct, type StandingAct } from "#app/domain/events/receipts.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { Term, useTerm } from "#app/components/ui/term.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { readInstitution } from "#app/services/organizations/read-institution.server.ts";

export type InstitutionView = Awaited<ReturnType<typeof readInstitution>>;

/** An institution's current work, its members and its history. */
export function InstitutionRecord({ view }: { view: InstitutionView }) {
  const { institution, work, members, events } = view;
  const t = useTranslations("admin.institution");
  const names = useTranslations("terms.events");
  const happened = useTranslations("admin");
  const term = useTerm();
  const isLast = (event: (typeof events)[number]) => events.find(({ type }) => type === event.type) === event;
  const works = ["mandates", "introductions", "offers", "deals"] as const;
  return (
    <>
      <Section id="work" title={t("underway")} spaced={false}>
        <FactList>
          {works.map((key) => (
            <Fact key={key} label={t(key)} value={work[key]} />
          ))}
        </FactList>
      </Section>
      <Section id="people" title={t("people")} spaced={false}>
        {members.length === 0 ? (
          <p className="muted">{t("noPeople")}</p>
        ) : (
          <FactList>
            {members.map(({ id, name, email, role }) => (
              <Fact
                key={id}
                label={
                  <>
                    {name} · <Term of="memberRoles" code={role} />
                  </>
                }
                value={email}
              />
            ))}
          </FactList>
        )}
      </Section>
      <Section id="history" title={t("history")} spaced={false}>
        <Timeline
          entries={events.map((event, index) => ({
            key: String(event.id),
            current: index === 0,
            at: <Instant at={event.at} />,
            head: happened.rich("happened", {
              who: event.actorName ?? event.organizationName ?? term("parties", event.actorKind),
              what: names(event.type as never),
              b: (words) => <b>{words}</b>,
            }),
            body: (
              <>
                {event.reasonCode || event.note ? (
                  <p className="muted">
                    {event.reasonCode ? term("institutionReasons", event.reasonCode) : null}
                    {event.reasonCode && event.note ? " · " : null}
                    {event.note}
                  </p>
                ) : null}
                {isStandingAct(event.type) && isLast(event) ? (
                  <ReceiptLinks to={receiptOf(institution.id, event.type)} />
                ) : null}
              </>
            ),
          }))}
        />
      </Section>
    </>
  );
}

const receiptOf = (institutionId: string, act: StandingAct) => (language: Locale) =>
  adminPaths.standingReceipt(institutionId, act, language);
