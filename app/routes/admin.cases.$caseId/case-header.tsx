import { useTranslations } from "use-intl";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { useName } from "#app/components/moderation/use-name.ts";
import { StateBadge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Popover } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { SelectField } from "#app/components/ui/inputs.tsx";
import { PageHeader } from "#app/components/ui/page-header.tsx";
import { paths } from "#app/http/paths.ts";
import type { CaseView } from "./view.ts";

/** What a case is about, whose it is, and the way to the next. */
export function CaseHeader({ view }: { view: CaseView }) {
  const t = useTranslations("admin");
  const name = useName();
  const { case: row, submission, application, nextCaseId, waiting, can } = view;
  const title = submission
    ? t(submission.liveVersion === null ? "kinds.first" : "kinds.change")
    : t(application?.before ? "kinds.licenceChange" : "kinds.verification");
  return (
    <PageHeader
      title={title}
      crumbs={{
        label: t("case.crumbs"),
        items: [
          { label: t("queue.title"), to: paths.admin.queue() },
          {
            label: <span className="nowrap">{runningNumber("case", row.number)}</span>,
            to: paths.admin.case(row.id),
          },
        ],
      }}
      meta={
        <>
          <StateBadge of="case" state={row.status} />
          <span>
            {submission ? (
              <span className="nowrap">{runningNumber("prospect", submission.number)}</span>
            ) : null}
            {submission ? " · " : null}
            {name(view)}
          </span>
          <Versions view={view} />
          <span>
            {row.isMine
              ? t("case.assignedToYou")
              : row.holderName
                ? t("case.assignedTo", { name: row.holderName })
                : t("case.unassigned")}
          </span>
        </>
      }
      actions={
        <>
          {can.assign ? <Reassign view={view} /> : null}
          {nextCaseId === null ? null : (
            <LinkButton to={paths.admin.case(nextCaseId)}>{t("case.next", { count: waiting })}</LinkButton>
          )}
        </>
      }
    />
  );
}

function Versions({ view: { submission, application } }: { view: CaseView }) {
  const t = useTranslations("admin.case");
  const version = submission?.version ?? application?.version;
  const live = submission?.liveVersion ?? application?.liveVersion;
  if (version == null) return null;
  return <span>{live == null ? t("version", { version }) : t("versionAgainst", { version, live })}</span>;
}

function Reassign({ view: { admins, userId } }: { view: CaseView }) {
  const t = useTranslations("admin");
  return (
    <Popover summary={t("case.reassign")} look="btn btn-quiet">
      <PostForm className="stack">
        <SelectField
          field={{ name: "userId", id: "reassign", defaultValue: userId }}
          label={t("case.reassignTo")}
          options={admins.map(({ id, name }) => ({
            value: id,
            label: id === userId ? `${name} (${t("queue.you")})` : name,
          }))}
        />
        <SubmitButton tone="secondary" size="sm" name="act" value="assign">
          {t("case.reassign")}
        </SubmitButton>
      </PostForm>
    </Popover>
  );
}
