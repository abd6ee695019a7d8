import type { CompanyActor, InstitutionActor, PartyActor } from "#app/domain/accounts/actor.ts";
import type { EmailChoicesForm } from "#app/domain/notifications/forms.ts";
import { chooseEmails } from "#app/services/notifications/choose-emails.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { sessionOf } from "#tests/support/http/test-sessions.ts";
import type { TestApp } from "#tests/support/open-test-app.ts";
import { givenIn } from "./given.ts";

interface StoredEmail {
  recipient: string;
  subject: string;
  text: string;
  html: string;
  messageId: string | null;
  stopUrl: string | null;
}

/** A Thursday in Shanghai. */
const today = "2026-11-26";

/** A company with an offer of an institution, and the e-mails to their people. */
export function emailFixtureIn(app: TestApp) {
  const given = givenIn(app);
  const usual: EmailChoicesForm = { digestHour: 8 };
  let offered: {
    company: CompanyActor;
    institution: InstitutionActor;
    offerId: string;
    introductionId: string;
  };

  const sessionFor = (actor: PartyActor) =>
    sessionOf(
      actor.userId,
      actor.kind === "company"
        ? { ...actor, name: "Laser", isRegistered: true }
        : { ...actor, name: "Bank", status: "active" },
    );

  return {
    given,
    usual,
    sessionFor,
    /** In Shanghai; on the day of the test's clock, where no other is named. */
    at: (hour: string, day = today): Date => new Date(`${day}T${hour}+08:00`),
    get company() {
      return offered.company;
    },
    get institution() {
      return offered.institution;
    },
    get offerId() {
      return offered.offerId;
    },
    get introductionId() {
      return offered.introductionId;
    },
    async begins(): Promise<void> {
      await app.empty();
      await app.setNow(undefined);
      const prospect = await given.publishedProspect();
      const mandate = await given.activeMandate();
      const { id: offerId, introductionId } = await given.issuedOffer(prospect, mandate);
      offered = { company: prospect.company, institution: mandate.institution, offerId, introductionId };
    },
    choose: (choices: Partial<EmailChoicesForm>) =>
      chooseEmails(app.web, sessionFor(offered.company), { ...usual, ...choices }),
    notifyOfOffer: () =>
      app.web.withActor(offered.institution, (trx) =>
        enqueue(trx, "notify-company-offer-issued", { offerId: offered.offerId }),
      ),
    /** Sets the time of all notifications to that moment. */
    toldAt: (instant: Date) => app.sql`update notification set at = ${instant}`,
    emails: () =>
      app.sql<StoredEmail>`select recipient, subject, text, html, message_id as "messageId",
        list_unsubscribe as "stopUrl" from dev_mail order by id`,
  };
}
