import { useTranslations } from "use-intl";
import {
  CONTACT_FIELDS,
  LICENCE_FIELDS,
  type ApplicationValues,
} from "#app/domain/organizations/institution-application.ts";
import { Fact, FactList } from "#app/components/ui/facts.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Term } from "#app/components/ui/term.tsx";
import { Day } from "#app/components/ui/when.tsx";

type Name = (typeof LICENCE_FIELDS)[number] | (typeof CONTACT_FIELDS)[number];

/** A licence as submitted or verified, field by field. */
export function LicenceFacts({ values, contact = false }: { values: ApplicationValues; contact?: boolean }) {
  const t = useTranslations("institution.fields");
  const names: readonly Name[] = contact ? [...LICENCE_FIELDS, ...CONTACT_FIELDS] : LICENCE_FIELDS;
  return (
    <FactList>
      {names.map((name) => (
        <Fact key={name} label={t(name)} value={<LicenceValue name={name} value={values[name]} />} />
      ))}
    </FactList>
  );
}

/** One formatted value of a licence. */
function LicenceValue({ name, value }: { name: keyof ApplicationValues; value: string | null | undefined }) {
  const t = useTranslations("institution.fields");
  if (name === "licenceExpiresOn") return value ? <Day day={value} /> : t("noEnd");
  if (!value) return <NotGiven />;
  if (name === "kind") return <Term of="institutionKinds" code={value} />;
  if (name === "regulator") return <Term of="regulators" code={value} />;
  if (name === "licenceNumber" || name === "uscc") return <span className="nowrap">{value}</span>;
  return value;
}
