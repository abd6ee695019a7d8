import { useTranslations } from "use-intl";
import { FactRow } from "#app/components/ui/facts.tsx";
import { Instant } from "#app/components/ui/when.tsx";

interface Seal {
  number: string;
  sealedAt: Date;
  digest: string;
}

/** Up to when the trail is sealed, with the digest that the auditor has. */
export function LastSeal({ seal }: { seal: Seal | null }) {
  const t = useTranslations("admin.audit.seal");
  if (seal === null) return <p className="small muted">{t("none")}</p>;
  return (
    <div className="grid gap-2">
      <FactRow
        facts={[
          { key: "at", label: t("title"), value: <Instant at={seal.sealedAt} /> },
          { key: "number", label: t("number"), value: seal.number },
        ]}
      />
      <p className="small muted">
        {t("digest")} <code className="break-all">{seal.digest}</code>
      </p>
      <p className="small muted">{t("text")}</p>
    </div>
  );
}
