import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Badge } from "#app/components/ui/badge.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { NotGiven } from "#app/components/ui/money.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { useOwnSide } from "#app/components/ui/reads-only.ts";
import { RecordTable, columnsNamed } from "#app/components/ui/record-table.tsx";
import { Term, TermList, useTerm } from "#app/components/ui/term.tsx";
import { Day, Instant } from "#app/components/ui/when.tsx";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { paths } from "#app/shared/paths.ts";
import { type OpenRow, useIntroductionInstitutionName } from "./institution-name.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { AnswerClock } from "#app/components/introductions/answer-clock.tsx";

/** Requests that wait for the company, nearest deadline first. */
export function RequestsToAnswer({ rows, now }: { rows: readonly OpenRow[]; now: Date }) {
  const t = useTranslations("introduction.company");
  const name = useIntroductionInstitutionName();
  const own = useOwnSide("work");
  const isMine = own === "you";
  if (rows.length === 0) return null;
  return (
    <Section id="to-answer" title={t("requests")}>
      <ul className="list-cards">
        {rows.map((row) => (
          <li key={row.id}>
            <article className="list-card list-card--unranked" aria-label={name(row)}>
              <div className="list-card__body">
                <h3 className="list-card__title">
                  <Link to={paths.company.introduction(row.id)}>
                    {t("asksToMeet", { institution: name(row) })}
                  </Link>
                </h3>
                <p className="list-card__meta">
                  <Term of="institutionKinds" code={row.institutionKind} />
                  {row.mandateNumber === null ? null : ` · ${runningNumber("mandate", row.mandateNumber)}`}
                </p>
                {row.message === null ? null : <p>{row.message}</p>}
              </div>
              <div className="list-card__ask">
                {row.stopped === null ? (
                  <AnswerClock introduction={row} who={own} act="consent" now={now} />
                ) : (
                  <Badge tone="due">{row.stopped}</Badge>
                )}
                <LinkButton to={paths.company.introduction(row.id)} tone={isMine ? "primary" : "secondary"}>
                  {t(isMine ? "answer" : "read")}
                  <span className="visually-hidden"> {name(row)}</span>
                </LinkButton>
              </div>
            </article>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The company's requests, and which institution must answer. */
export function SentRequests({ rows, now }: { rows: readonly OpenRow[]; now: Date }) {
  const t = useTranslations("introduction.company");
  const name = useIntroductionInstitutionName();
  if (rows.length === 0) return null;
  const { column } = columnsNamed(rows, t);
  return (
    <Section id="asked" title={t("asked")}>
      <RecordTable
        caption={t("asked")}
        rows={rows}
        columns={[
          column("institution", (row) => (
            <Link className="row-link" to={paths.company.introduction(row.id)}>
              {name(row)}
            </Link>
          )),
          column("waitsFor", (row) =>
            row.stopped !== null ? (
              <Badge tone="due">{row.stopped}</Badge>
            ) : row.answerBy === null ? (
              <NotGiven />
            ) : (
              <AnswerClock introduction={row} who={name(row)} act="answer" now={now} />
            ),
          ),
        ]}
      />
    </Section>
  );
}

/** The consent ledger: who may see what, for which purpose, until when, and their last access. */
export function ActiveConsents({ rows }: { rows: readonly OpenRow[] }) {
  const ledger = useTranslations("introduction.ledger");
  const t = useTranslations("introduction.company");
  const term = useTerm();
  const name = useIntroductionInstitutionName();
  if (rows.length === 0) return null;
  const { column, figure } = columnsNamed(rows, t);
  return (
    <Section id="in-force" title={t("ledger")} note={t("ledgerNote", { count: rows.length })}>
      <RecordTable
        caption={t("ledger")}
        lines
        rows={rows}
        columns={[
          column("institution", (row) => (
            <>
              <Link className="row-link" to={paths.company.introduction(row.id)}>
                {name(row)}
              </Link>
              {row.stopped === null ? null : <small>{row.stopped}</small>}
            </>
          )),
          column(
            "maySee",
            (row) => (
              <>
                <TermList of="fieldGroups" codes={row.fieldGroups ?? []} />
                <div className="small">
                  <Link to={paths.company.introductionConsent(row.id)}>
                    {ledger("toPage")}
                    <span className="visually-hidden"> {name(row)}</span>
                  </Link>
                </div>
              </>
            ),
            { label: "" },
          ),
          column("for", (row) =>
            row.consentPurpose === null ? <NotGiven /> : term("consentPurposes", row.consentPurpose),
          ),
          figure("ends", (row) =>
            row.consentExpiresAt === null ? <NotGiven /> : <Day day={lastDayOf(row.consentExpiresAt)} />,
          ),
          figure("lastLooked", (row) =>
            row.lastLookedAt === null ? (
              <span className="muted">{t("neverLooked")}</span>
            ) : (
              <Instant at={row.lastLookedAt} />
            ),
          ),
        ]}
      />
      <p className="note-line">{t("revokeNote")}</p>
    </Section>
  );
}
