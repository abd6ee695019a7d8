import { useTranslations } from "use-intl";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";
import { NotedHint } from "#app/components/prospects/editor/noted-text.tsx";
import { noteOf } from "#app/components/prospects/editor/step-notes.tsx";
import { IP_KINDS, ipClass } from "#app/domain/codes/companies.ts";
import type { ProspectRead } from "#app/services/prospects/read-prospect.server.ts";

/** The company's lists as the next version will freeze them. */
export function HeldLists({ read }: { read: ProspectRead }) {
  const t = useTranslations("prospect");
  const note = (field: string) => noteOf(read, "ip", field);
  const kinds = IP_KINDS.map((kind) => ({
    kind,
    count: read.rights.filter((right) => right.kind === kind).length,
  })).filter(({ count }) => count > 0);
  const { column, figure } = columnsNamed(kinds, t);
  return (
    <>
      <Section
        id="step-rights"
        title={t("fields.ip.rights")}
        note={<NotedHint note={note("rights")} />}
        spaced={false}
      >
        {kinds.length === 0 ? (
          <p className="muted">{t("ip.none")}</p>
        ) : (
          <Table
            caption={t("fields.ip.rights")}
            rows={kinds}
            rowKey={({ kind }) => kind}
            columns={[
              column("ip.kind", ({ kind }) => <Term of="ipKinds" code={kind} />),
              column("ip.class", ({ kind }) => <Term of="ipClasses" code={String(ipClass(kind))} />),
              figure("ip.count", ({ count }) => count),
            ]}
          />
        )}
      </Section>
      <Section
        id="step-recognitions"
        title={t("fields.ip.recognitions")}
        note={<NotedHint note={note("recognitions")} />}
        spaced={false}
      >
        {read.recognitions.length === 0 ? (
          <p className="muted">{t("ip.noRecognition")}</p>
        ) : (
          <ul className="plain-list">
            {read.recognitions.map(({ code, validUntil }) => (
              <li key={code}>
                <Term of="recognitions" code={code} />
                {validUntil ? (
                  <span className="muted">
                    {" "}
                    {t.rich("ip.until", { day: () => <Day day={validUntil} /> })}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
