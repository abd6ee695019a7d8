import { useTranslations } from "use-intl";
import { Badge, type BadgeTone } from "#app/components/ui/badge.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { columnsNamed, RecordTable } from "#app/components/ui/record-table.tsx";
import { TermList } from "#app/components/ui/term.tsx";
import { Instant } from "#app/components/ui/when.tsx";
import { useReply } from "#app/shared/reply.ts";
import type { readConsentAsInstitution } from "#app/services/introductions/read-consent-as-institution.server.ts";

type Request = Awaited<ReturnType<typeof readConsentAsInstitution>>["requests"][number];

const tones: Record<Request["status"], BadgeTone | undefined> = {
  requested: "due",
  granted: "done",
  declined: "refused",
  withdrawn: undefined,
  lapsed: undefined,
};

/** Requests beyond the consent, and their results. */
export function AskedTable({ requests }: { requests: readonly Request[] }) {
  const t = useTranslations("introduction.askMore");
  const { form, refusal } = useReply("withdraw");
  if (requests.length === 0) return null;
  const { column } = columnsNamed(requests, t);
  return (
    <Section id="asked" title={t("asked")} spaced={false}>
      <FormErrors errors={errorsOfReply(form, { request: t("withdraw") })} refusal={refusal} />
      <RecordTable
        caption={t("asked")}
        rows={requests}
        columns={[
          column("words", ({ words }) => words),
          column("what", (row) => <What row={row} />),
          column("when", ({ requestedAt }) => <Instant at={requestedAt} />),
          column("status", ({ status, note }) => (
            <>
              <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>
              {note === null ? null : <p className="small">{note}</p>}
            </>
          )),
          column(
            "act",
            ({ id }) => (
              <PostForm className="" sent={{ request: id }}>
                <SubmitButton tone="secondary" size="sm" act="withdraw">
                  {t("withdraw")}
                </SubmitButton>
              </PostForm>
            ),
            { absent: ({ status }) => status !== "requested" },
          ),
        ]}
      />
    </Section>
  );
}

function What({ row: { fieldGroups, days } }: { row: Request }) {
  const t = useTranslations("introduction.askMore");
  return (
    <>
      <TermList of="fieldGroups" codes={fieldGroups} />
      {days === null ? null : <div>{t("moreDays", { days })}</div>}
    </>
  );
}
