import { type InstitutionActor, mayAct } from "#app/domain/accounts/actor.ts";
import { withClock } from "#app/domain/applications/clock.ts";
import { fitOf } from "#app/domain/applications/fit.ts";
import { markOfApplication, owedKey } from "#app/domain/applications/items.ts";
import { type ApplicationMove, whyNotMoveApplication } from "#app/domain/applications/lifecycle.ts";
import { yearTable } from "#app/domain/applications/year-table.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import { disclosedBy } from "#app/domain/introductions/disclosed.ts";
import { maskForReader } from "#app/domain/introductions/messages.ts";
import { instrumentsOffered, whyNotDraft } from "#app/domain/offers/negotiation/issuing.ts";
import { prospectDraftSchema } from "#app/domain/prospects/content.ts";
import { leafDifferences, leavesOfContent } from "#app/domain/prospects/leaves.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { setHash } from "#app/lib/set-hash.ts";
import { findApplicationWithMandate } from "#db/queries/applications/application-lists.ts";
import { listItems } from "#db/queries/applications/application-items.ts";
import { readTask } from "#db/queries/applications/application-tasks.ts";
import { listOpenFiles } from "#db/queries/documents/documents.ts";
import { insertDisclosure } from "#db/queries/introductions/consents.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";

/**
 * One application for the institution that decides on it: its snapshot, how the live prospect differs now, what is
 * missing, and the possible moves. Each opening is logged for the company; once the consent has ended, the attempt is
 * logged as refused and nothing of the company is shown. What is printed has no history.
 */
export function readApplicationAsInstitution(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  applicationId: string,
  { isPrinted = false }: { isPrinted?: boolean } = {},
) {
  return withActor(actor, async (trx) => {
    const {
      content,
      liveContent,
      liveVersion,
      consentGroups,
      companyId,
      consentId,
      mandate,
      tasks,
      askedInstruments,
      soughtMinFen,
      soughtMaxFen,
      askStatus,
      ...row
    } = found(await findApplicationWithMandate(trx, applicationId, actor), "application-not-found");
    const groups = row.isInForce ? fieldGroupSchema.array().parse(consentGroups ?? []) : [];
    const consent =
      row.consentExpiresAt === null ? null : { fieldGroups: groups, expiresAt: row.consentExpiresAt };
    const snapshot = row.isInForce ? prospectDraftSchema.safeParse(content) : null;
    const shown = snapshot?.success === true ? snapshot.data : null;
    const live = prospectDraftSchema.safeParse(liveContent);
    // Both contain only what the consent opens, so that a change elsewhere is not even counted.
    const changes = shown !== null && live.success ? leafDifferences(shown, live.data) : [];
    await insertDisclosure(trx, {
      consentId,
      introductionId: row.introductionId,
      companyId,
      institutionId: actor.institutionId,
      userId: actor.userId,
      fieldGroups: groups,
      outcome: shown === null ? "refused" : "shown",
      at: now(),
    });
    const items = await listItems(trx, applicationId);
    const owedKeys = items.filter(({ status }) => status === "requested").map(owedKey);
    const isReader = !mayAct(actor, "work");
    const may = (move: ApplicationMove) =>
      !isReader && whyNotMoveApplication(row, move, "institution") === null;
    const mayOffer = shown !== null && row.askSuspendedAt === null && row.offerId === null && may("offer");
    const whyNotOffer = mayOffer
      ? (whyNotOnStatus(askStatus) ?? whyNotDraft({ ...row, askedMaxFen: soughtMaxFen }))
      : null;
    const mayReopen = shown !== null && may("reopen");
    const whyNotReopen = mayReopen ? whyNotOnStatus(askStatus) : null;
    return {
      // No clock runs on a suspended ask.
      application: withClock({ now, workingDays })({
        ...row,
        dueAt: row.askSuspendedAt === null ? row.dueAt : null,
      }),
      shown: shown === null ? null : disclosedBy(groups, shown),
      /** The frozen version, as far as the consent in force opens it, and how it fits the mandate today. */
      given:
        shown === null
          ? null
          : {
              content: shown,
              fit: fitOf({ content: shown, groups }, mandate, dayOf(now())),
              years: groups.includes("figures") ? yearTable(shown.figures?.years ?? []) : null,
            },
      files: shown === null ? [] : await listOpenFiles(trx, row.introductionId),
      ask: shown === null ? [] : leavesOfContent({ business: shown.business, ask: shown.ask }),
      changes,
      // A version without a change to this is not mentioned.
      liveVersion: changes.length === 0 ? null : (liveVersion ?? null),
      items: items.map(({ note, noFileReason, noteMasked, ...item }) => {
        const read = maskForReader({ text: noFileReason ?? note ?? "", masked: noteMasked }, consent, now());
        return {
          ...item,
          note: note === null ? null : read.text,
          noFileReason: noFileReason === null ? null : read.text,
          noteMasked: read.masked,
        };
      }),
      /** What a form of this page says that it showed as owed. */
      owed: setHash(owedKeys),
      /** What they say that it showed of the application. */
      mark: markOfApplication(row, owedKeys),
      may: {
        request: shown !== null && row.askSuspendedAt === null && may("mark_incomplete"),
        complete: shown !== null && may("mark_complete"),
        review: may("review"),
        decline: may("decline"),
        reopen: mayReopen && whyNotReopen === null,
        offer: mayOffer && whyNotOffer === null,
      },
      /** Why they can't begin an offer that would be the next step otherwise. */
      whyNotOffer,
      /** Why they can't take up again what they declined, and could otherwise. */
      whyNotReopen,
      /** What the ask seeks now, as its teaser shows it; null where none is shown. */
      sought: soughtMaxFen === null ? null : { from: soughtMinFen, to: soughtMaxFen },
      /** In which instruments an offer can be written. */
      offered: instrumentsOffered({
        askedInstruments,
        mandateInstruments: mandate.demands.instruments,
        institutionKind: row.institutionKind,
      }),
      /** Their role reads, and moves nothing. */
      isReader,
      tasks: tasks.map(readTask),
      events: isPrinted ? [] : await listEventsOfSubject(trx, "application", applicationId),
      now: now(),
      today: dayOf(now()),
    };
  });
}
