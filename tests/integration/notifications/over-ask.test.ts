import { expect, test } from "vitest";
import { formatMoneyExact } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { listNotifications } from "#app/services/notifications/list-notifications.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { termsJson } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { sessionFor } from "#tests/support/http/test-sessions.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";
import { remindedBy } from "#tests/support/reminded.ts";

/** The reminder of an offer of two million that ends soon, of whose ask 1.9 million is left. */
const { app, given, db } = openGiven({}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");
const [OFFERED, LEFT] = [yuan(2_000_000), yuan(1_900_000)];
const at = (hour: string, day: string) => new Date(`${day}T${hour}+08:00`);

test.each(["en", "zh-CN"] as const)(
  "what an offer is for beyond the rest of its ask is said where its end is near, in %s",
  async (locale) => {
    await app.setNow(at("10:00", "2026-12-09"));
    const { prospect, company, offerId } = await given.offered({ amountFen: OFFERED });
    await db.update("accounts.user", company.userId, { locale });
    await db.update("offerVersion", { offerId }, { terms: JSON.stringify(termsJson(OFFERED)) });
    await db.update("offer", offerId, { expiresAt: at("18:00", "2026-12-10") });
    const names = { [company.userId]: "company" };
    const said = translator(locale, "offer.over");
    const beyond = said("text", {
      amount: formatMoneyExact(locale, OFFERED),
      left: formatMoneyExact(locale, LEFT),
    });
    const marked = locale === "en" ? "it is for more than is left of your ask" : "金额超出剩余额度";
    const read = async () => {
      const { rows } = await listNotifications(app.web, sessionFor(company), { cursor: undefined });
      const { text } = await web.browser(web.sessions.company(company), locale).get("/notifications");
      return { over: rows[0]?.over ?? null, isMarked: visibleText(text).includes(marked) };
    };
    const mailed = async () => {
      await app.sql`delete from dev_mail`;
      await workOff(app);
      const mails: { subject: string; text: string }[] = await app.sql`select subject, text from dev_mail
        where recipient = (select email from accounts."user" where id = ${company.userId})
          and text like '%' || ${`/company/offers/${offerId}`} || '%'`;
      return mails.map(({ subject, text }) => [
        subject.includes(marked),
        text
          .replaceAll(/\s+/gu, " ")
          .includes(`${beyond}${locale === "en" ? " " : ""}${said("ways.amount")}`),
        /Accept it|接受、拒绝/u.test(text),
      ]);
    };
    await workOff(app);
    expect(await remindedBy(app, names)).toEqual(["company: notify-company-offer-expires-soon"]);
    expect(await read()).toEqual({ over: null, isMarked: false });
    expect(await mailed()).toEqual([[false, false, true]]);

    const rival = await given.rivalOffer(prospect, { amountFen: yuan(8_000_000) - LEFT });
    await acceptOffer(app.web, company, { offerId: rival.id, version: 1 });
    await workOff(app);
    await db.update("offer", offerId, { expiresAt: at("18:30", "2026-12-10") });
    expect(await remindedBy(app, names)).toEqual(["company: notify-company-offer-expires-soon"]);
    expect(await read()).toEqual({ over: { leftFen: LEFT }, isMarked: true });
    expect(await mailed()).toEqual([[true, true, false]]);
  },
);
