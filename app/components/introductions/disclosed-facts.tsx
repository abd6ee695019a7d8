import { useLocale, useTranslations } from "use-intl";
import { IP_KINDS } from "#app/domain/codes/companies.ts";
import type { Disclosed } from "#app/domain/introductions/disclosed.ts";
import { formatCount, formatDay } from "#app/i18n/format.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { ExactMoney, NotGiven } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { TermList, useTerm } from "#app/components/ui/term.tsx";

/** Company data that its consent opens: a group without consent is not on the page. */
export function DisclosedFacts({ shown }: { shown: Disclosed }) {
  const t = useTranslations("introduction.disclosed");
  const locale = useLocale();
  const { identity, contacts, customersAndOrders } = shown;
  const text = (value: string | null) => (value === null || value === "" ? <NotGiven /> : value);
  return (
    <div className="stack-lg">
      {identity === null ? null : (
        <Section id="identity" title={t("identity")} spaced={false}>
          <FactList>
            <Fact label={t("legalName")} value={identity.legalName} />
            <Fact label={t("englishName")} value={text(identity.englishName)} />
            <Fact label={t("uscc")} value={<span className="nowrap">{identity.uscc}</span>} />
            <Fact label={t("establishedOn")} value={formatDay(locale, identity.establishedOn)} />
            <Fact label={t("address")} value={identity.address} />
            <Fact label={t("website")} value={text(identity.website)} />
          </FactList>
        </Section>
      )}
      {contacts === null ? null : (
        <Section id="contacts" title={t("contacts")} spaced={false}>
          <FactList>
            <Fact label={t("contactName")} value={contacts.contactName} />
            <Fact label={t("contactPhone")} value={<span className="nowrap">{contacts.contactPhone}</span>} />
            <Fact label={t("contactEmail")} value={contacts.contactEmail} />
            <Fact label={t("keyPeople")} value={text(contacts.keyPeople)} />
          </FactList>
        </Section>
      )}
      {shown.figures === null ? null : <Figures figures={shown.figures} />}
      {shown.ipAndRecognitions === null ? null : <Rights ip={shown.ipAndRecognitions} />}
      {customersAndOrders === null ? null : (
        <Section id="customers" title={t("customers")} spaced={false}>
          <p>{text(customersAndOrders.customers)}</p>
        </Section>
      )}
    </div>
  );
}

function Figures({ figures }: { figures: NonNullable<Disclosed["figures"]> }) {
  const t = useTranslations("introduction.disclosed");
  const money = (fen: bigint | undefined) => <ExactMoney fen={fen ?? null} />;
  const count = (value: number | undefined) => (value === undefined ? <NotGiven /> : formatCount(value));
  const years = [...figures.years].sort((one, other) => other.year - one.year);
  const { column, figure } = columnsNamed(years, t);
  return (
    <Section id="figures" title={t("figures")} note={t("figuresUnit")} spaced={false}>
      <Table
        caption={t("figures")}
        cards
        rows={years}
        rowKey={({ year }) => year}
        columns={[
          column("year", ({ year }) => String(year)),
          figure("revenue", ({ revenueFen }) => money(revenueFen)),
          figure("profit", ({ netProfitFen }) => money(netProfitFen)),
          figure("assets", ({ totalAssetsFen }) => money(totalAssetsFen)),
          figure("liabilities", ({ totalLiabilitiesFen }) => money(totalLiabilitiesFen)),
          figure("research", ({ rdExpenseFen }) => money(rdExpenseFen)),
          figure("staff", ({ staff }) => count(staff)),
        ]}
      />
      {figures.note === undefined ? null : <p className="note-line">{figures.note}</p>}
    </Section>
  );
}

function Rights({ ip }: { ip: NonNullable<Disclosed["ipAndRecognitions"]> }) {
  const t = useTranslations("introduction.disclosed");
  const term = useTerm();
  return (
    <Section id="rights" title={t("rights")} spaced={false}>
      <FactList>
        {IP_KINDS.filter((kind) => ip.rights[kind]).map((kind) => (
          <Fact key={kind} label={term("ipKinds", kind)} value={formatCount(ip.rights[kind] ?? 0)} />
        ))}
        <Fact
          label={t("recognitions")}
          value={<TermList of="recognitions" codes={ip.recognitions} none={<NotGiven />} />}
        />
      </FactList>
      {ip.titles === undefined ? null : <p className="whitespace-pre-line">{ip.titles}</p>}
    </Section>
  );
}
