import { beforeEach } from "vitest";
import type { EmailChoicesForm } from "#app/domain/notifications/forms.ts";
import { chooseEmails } from "#app/services/notifications/choose-emails.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { workOff } from "#tests/support/jobs.ts";
import { openGiven } from "./open-given.ts";

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

/**
 * Call once at the top of a test file: `openGiven`, where each test begins with an offer of an institution to a company,
 * and the e-mails to their people.
 */
export function openEmails() {
  const { app, given, db } = openGiven({}, { isEmptied: true });
  const usual: EmailChoicesForm = { digestHour: 8 };
  let offered: Awaited<ReturnType<typeof given.offered>>;
  beforeEach(async () => {
    offered = await given.offered();
  });

  const notifyOfOffer = ({
    institution,
    offerId,
  }: Pick<typeof offered, "institution" | "offerId"> = offered) =>
    app.web.withActor(institution, (trx) => enqueue(trx, "notify-company-offer-issued", { offerId }));

  const testData = {
    usual,
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
    choose: (choices: Partial<EmailChoicesForm>) =>
      chooseEmails(app.web, sessionFor(offered.company), { ...usual, ...choices }),
    notifyOfOffer,
    /** The same, and the worker sends the e-mail where one is chosen. */
    async mailOffer(of?: Pick<typeof offered, "institution" | "offerId">) {
      await notifyOfOffer(of);
      await workOff(app);
    },
    /** Sets the time of all notifications to that moment. */
    toldAt: (instant: Date) => app.sql`update notification set at = ${instant}`,
    emails: () =>
      app.sql<StoredEmail>`select recipient, subject, text, html, message_id as "messageId",
        list_unsubscribe as "stopUrl" from dev_mail order by id`,
  };
  return { app, given, db, testData };
}
