import { useTranslations } from "use-intl";
import { FieldLink } from "#app/components/prospects/field-link.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import type { Preview } from "./preview.ts";

/** What must be filled in before the teaser can be submitted. */
export function MissingFields({ read }: { read: Preview }) {
  const t = useTranslations("prospect.teaser");
  if (read.lacks.length === 0) return null;
  return (
    <Notice tone="due" title={t("missingTitle")}>
      <p>{t("missingCount", { count: read.lacks.length })}</p>
      <ul className="plain-list">
        {read.lacks.map(({ step, field, kind }) => (
          <li key={`${step}.${field}`}>
            <FieldLink prospectId={read.prospect.id} path={`${step}.${field}`} />{" "}
            <span className="muted">{t(kind)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface FindingsProps {
  read: Preview;
  list: "findings" | "agreedFindings" | "namedFindings";
}

/** What in the texts would show which company it is. */
export function TeaserFindings({ read, list }: FindingsProps) {
  const t = useTranslations("prospect.teaser");
  const findings = read[list];
  if (findings.length === 0) return null;
  return (
    <Notice tone="due" title={t(`${list}Title`)}>
      <p>{t(`${list}Text`)}</p>
      <ul className="plain-list">
        {findings.map(({ field, found, fact }) => (
          <li key={`${field} ${found} ${fact}`}>
            <FieldLink prospectId={read.prospect.id} path={field} />: <mark>{t("finding", { found })}</mark>{" "}
            {fact ? <span className="muted">{t(`facts.${fact}`)}</span> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
