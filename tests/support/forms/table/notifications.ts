import { toStopText } from "#app/domain/notifications/stopping.ts";
import { form, type FormsOf, actFormBeside } from "../example.ts";
import { box, choice, optionalField, token, whole } from "../fields.ts";

/** The forms of notifications, e-mail choices and exports. */
export const formsOfNotifications: FormsOf = async ({ app, sessions, ours }) => {
  const cookie = sessions.company(ours.company);
  const page = { path: "/notifications", cookie };
  const { userId, companyId: organizationId } = ours.company;
  const text = toStopText({ side: "company", userId, organizationId, stops: "offers" });
  const signed = `${text}.${app.web.accounts.secrets.fingerprint("stop-emails", text)}`;
  const delivery = () => optionalField(choice("digest"));
  return {
    "routes/notifications._index": [
      actFormBeside(page, "read", {
        id: token("notify-company-offer-issued.0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4"),
      }),
      actFormBeside(page, "read-all"),
    ],
    "routes/visits": [
      { ...actFormBeside({ path: "/visits", cookie }, "open"), answer: 204 },
      actFormBeside({ path: "/visits", cookie }, "seen", { until: choice(new Date().toISOString()) }),
    ],
    "routes/account.notifications": [
      form("choose e-mails", "/account/notifications", cookie, {
        introductions: delivery(),
        messages: delivery(),
        offers: delivery(),
        deals: delivery(),
        prospects: delivery(),
        digestHour: whole("9"),
        quietOnRestDays: box(),
        quietFrom: hour("22"),
        quietUntil: hour("7"),
      }),
    ],
    "routes/account.export": [form("ask for an archive", "/account/export", cookie)],
    "routes/unsubscribe": [
      form("stop e-mails", `/unsubscribe?token=${signed}`, "", { token: token(signed) }),
    ],
    // No form: a signed event of Stripe, and nothing without a signature.
    "routes/webhooks.stripe": [
      { name: "an event", path: "/webhooks/stripe", cookie: "", fields: {}, answer: 400 },
    ],
    "routes/webhooks.unsubscribe.$token": [
      {
        name: "stop e-mails at once",
        path: `/webhooks/unsubscribe/${signed}`,
        cookie: "",
        fields: { "List-Unsubscribe": choice("One-Click") },
        answer: 200,
      },
    ],
  };
};

/** One of a pair: if it is omitted, the other lacks it. */
function hour(good: string) {
  const { missing: _, empty: __, ...wrong } = whole(good).wrong;
  return { ...whole(good), wrong };
}
