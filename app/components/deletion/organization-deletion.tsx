import { Link } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl";
import { ErrorSummary, PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { PageHeader, Section, crumbTo } from "#app/components/ui/page-header.tsx";
import { RefusalNotice } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { DELETION_DAYS, type DeletionStatus } from "#app/domain/deletion/lifecycle.ts";
import { type OpenMatters, waitsFor } from "#app/domain/deletion/obstacles.ts";
import { formatDay } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { useReply } from "#app/shared/reply.ts";
import { InventoryLists } from "./inventory-lists.tsx";
import { OpenDeletion } from "./open-deletion.tsx";

interface Deletion {
  open: { status: DeletionStatus; requestedAt: Date; lastDay: string } | null;
  waits: OpenMatters;
  ends: Readonly<Record<(typeof ending)[number], number>>;
  isDemonstration: boolean;
  isOwner: boolean;
  /** The last day to cancel, if it is requested today. */
  lastDay: string;
}

interface OrganizationDeletionProps extends Deletion {
  title: string;
  kind: "company" | "institution";
}

/** The deletion of a company or an institution: what goes and stays, what it waits for, and the request. */
export function OrganizationDeletion({ title, kind, ...deletion }: OrganizationDeletionProps) {
  const { open, isOwner, isDemonstration, lastDay } = deletion;
  const t = useTranslations("accounts.deletion");
  const accounts = useTranslations("accounts");
  const locale = useLocale();
  const reply = useReply();
  return (
    <>
      <ErrorSummary errors={errorsOfReply(reply.form)} />
      <PageHeader
        title={title}
        lead={t(`lead.${kind}`, { days: DELETION_DAYS })}
        crumbs={crumbTo(accounts("account.title"), accounts("account.title"), paths.account())}
      />
      <div className="stack-lg">
        <RefusalNotice refusal={reply.refusal} />
        {open === null ? null : <OpenDeletion deletion={open} mayCancel={isOwner} />}
        {isDemonstration ? (
          <Notice title={t("obstacles.title")}>
            <p>{t("obstacles.demonstration")}</p>
          </Notice>
        ) : null}
        <Waits {...deletion} />
        <Ends {...deletion} />
        <InventoryLists kind={kind} />
        {open === null && !isDemonstration ? (
          <Section id="request" spaced={false} title={t("request.title")}>
            {isOwner ? (
              <PostForm sent={{ act: "request" }}>
                <p>{t("request.text", { lastDay: formatDay(locale, lastDay) })}</p>
                <p>
                  {t.rich("request.take", { export: (words) => <Link to={paths.exports()}>{words}</Link> })}
                </p>
                <div className="row">
                  <SubmitButton tone="danger">{t("request.organization")}</SubmitButton>
                </div>
              </PostForm>
            ) : (
              <p>{t("request.owners")}</p>
            )}
          </Section>
        ) : null}
      </div>
    </>
  );
}

function Waits({ waits, open: requested }: Pick<Deletion, "waits" | "open">) {
  const t = useTranslations("accounts.deletion.waits");
  const open = waitsFor(waits);
  if (open.length === 0) return null;
  return (
    <Notice title={t("title")}>
      {requested === null ? <p>{t("text")}</p> : null}
      <ul className="plain-list">
        {open.map((what) => (
          <li key={what}>{t(what, { count: waits[what] })}</li>
        ))}
      </ul>
    </Notice>
  );
}

const ending = ["prospects", "mandates", "offers", "applications", "consents"] as const;

function Ends({ ends }: Pick<Deletion, "ends">) {
  const t = useTranslations("accounts.deletion.ends");
  const some = ending.filter((what) => ends[what] > 0);
  if (some.length === 0) return null;
  return (
    <Section id="ends" spaced={false} title={t("title")}>
      <ul className="plain-list">
        {some.map((what) => (
          <li key={what}>{t(what, { count: ends[what] })}</li>
        ))}
      </ul>
    </Section>
  );
}
