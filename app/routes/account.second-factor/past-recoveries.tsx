import { useTranslations } from "use-intl";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import type { listOwnRecoveries } from "#app/services/recoveries/list-own-recoveries.server.ts";

type Rows = Awaited<ReturnType<typeof listOwnRecoveries>>;

/** The recoveries of this account that were asked for; nothing without one. */
export function PastRecoveries({ rows }: { rows: Rows }) {
  const t = useTranslations("accounts.recovery.past");
  const states = useTranslations("terms.states.recovery");
  const term = useTerm();
  if (rows.length === 0) return null;
  return (
    <Section id="recoveries" title={t("title")}>
      <FactList>
        {rows.map(({ id, status, requestedAt, endReason }) => (
          <Fact
            key={id}
            label={<Instant at={requestedAt} />}
            value={
              <>
                {states(status)}
                {endReason === null ? null : <small> · {term("recoveryEnds", endReason)}</small>}
              </>
            }
          />
        ))}
      </FactList>
    </Section>
  );
}
