import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { usePlainLinks } from "#app/components/ui/plain-links.ts";
import { Shortcuts } from "#app/components/ui/shortcuts.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { CaseView } from "./format-case.server.ts";
import { DECISION } from "./decision.ts";

/** The key that opens the next case. */
const NEXT = "n";

/** Whom a case is about, its kind and owner, a link to the next case, and the page's keys. */
export function CaseHeader({ view }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const queue = useTranslations("admin.queue");
  const { case: row, kind, name, prospectNumber, version, live, nextCaseId, waiting, can } = view;
  const goTo = usePlainLinks();
  const links = [
    ...(nextCaseId === null ? [] : [{ key: NEXT, to: adminPaths.case(nextCaseId), label: t("nextKey") }]),
    { key: "d", to: `#${DECISION}`, label: t("toDecision") },
    { key: "q", to: adminPaths.queue(), label: t("toQueue") },
    ...(prospectNumber === null
      ? []
      : [{ key: "t", to: adminPaths.caseTeaser(row.id), label: t("asInstitutions") }]),
  ];
  return (
    <PageHeader
      title={name}
      crumbs={{
        label: t("crumbs"),
        items: [
          { label: queue("title"), to: adminPaths.queue() },
          {
            label: <span className="nowrap">{runningNumber("case", row.number)}</span>,
            to: adminPaths.case(row.id),
          },
        ],
      }}
      actions={
        <>
          {can.assign ? <Reassign view={view} /> : null}
          <Shortcuts links={links} />
          {nextCaseId === null ? null : (
            <a
              className="btn btn-secondary"
              href={adminPaths.case(nextCaseId)}
              aria-keyshortcuts={NEXT}
              onClick={goTo}
            >
              {t("next", { count: waiting })} <kbd aria-hidden="true">{NEXT.toUpperCase()}</kbd>
            </a>
          )}
        </>
      }
    >
      <StateBadge of="case" state={row.status} />
      <span>
        {kind}
        {prospectNumber === null ? null : (
          <span className="nowrap"> · {runningNumber("prospect", prospectNumber)}</span>
        )}
      </span>
      {version === null ? null : (
        <span>{live === null ? t("version", { version }) : t("versionAgainst", { version, live })}</span>
      )}
      <span>
        {row.isMine
          ? t("assignedToYou")
          : row.holderName
            ? t("assignedTo", { name: row.holderName })
            : t("unassigned")}
      </span>
      {prospectNumber === null ? null : <Link to={adminPaths.caseTeaser(row.id)}>{t("asInstitutions")}</Link>}
    </PageHeader>
  );
}

function Reassign({ view: { case: row, admins, userId } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const queue = useTranslations("admin.queue");
  return (
    <Popover summary={t("reassign")} look="btn btn-quiet">
      <PostForm className="stack" sent={{ holder: row.holderId ?? "none" }}>
        <SelectField
          field={{ name: "userId", id: `${DECISION}-userId`, defaultValue: userId }}
          label={t("reassignTo")}
          options={admins.map(({ id, name }) => ({
            value: id,
            label: id === userId ? `${name} (${queue("you")})` : name,
          }))}
        />
        <SubmitButton tone="secondary" size="sm" act="assign">
          {t("reassign")}
        </SubmitButton>
      </PostForm>
    </Popover>
  );
}
