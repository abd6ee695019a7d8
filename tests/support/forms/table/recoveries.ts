import { accountsIn } from "#tests/factories/accounts.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openRecovery } from "#tests/factories/recoveries.ts";
import { actForm, form, type FormsOf } from "../example.ts";
import { appCodeField, choice, id, password, token } from "../fields.ts";

/** The forms of recoveries: of the person, of the link in their e-mails, and of those who decide. */
export const formsOfRecoveries: FormsOf = async ({ app, sessions }) => {
  const given = accountsIn(app);

  /** An owner, and an open recovery of a member of theirs. */
  async function team(kind: "company" | "institution") {
    const organizationId = await given.organization(kind);
    const owner = await given.person({ organizationId, memberRole: "owner" });
    const member = await given.person({ organizationId, memberRole: "member" });
    const recoveryId = await openRecovery(app, member.userId, organizationId);
    return { organizationId, owner, recoveryId };
  }

  async function formsOf(kind: "company" | "institution") {
    const [first, second, foreign] = [await team(kind), await team(kind), await team(kind)];
    const path = `/${kind}/team/recoveries`;
    const cookieOf = ({ organizationId, owner: { userId } }: typeof first) =>
      kind === "company"
        ? sessions.company({ kind, userId, companyId: organizationId, memberRole: "owner" })
        : sessions.institution(
            { kind, userId, institutionId: organizationId, memberRole: "owner" },
            "active",
          );
    return [
      actForm("approve", path, cookieOf(first), {
        recoveryId: id(first.recoveryId, foreign.recoveryId),
        verifiedHow: choice("met_in_person"),
      }),
      actForm("stop", path, cookieOf(second), { recoveryId: id(second.recoveryId, foreign.recoveryId) }),
    ];
  }

  const admin = sessions.admin((await moderationIn(app).admin()).userId);
  const stranger = (await given.owner()).userId;
  const ofOwner = async () => openRecovery(app, (await given.owner()).userId, null);
  const stopped = await ofOwner();
  const signed = `${stopped}.${app.web.accounts.secrets.fingerprint("stop-recovery", stopped)}`;
  const own = "/sign-in/recovery";
  return {
    // Nobody waits in this browser: a form that is right is answered with that.
    "routes/sign-in_.recovery": [
      { ...actForm("request", own, ""), answer: 409 },
      { ...actForm("cancel", own, ""), answer: 409 },
      { ...actForm("begin", own, "", { claim: password("a2b3c-d4e5f") }), answer: 409 },
      { ...actForm("enrol", own, "", { code: appCodeField("123456") }), answer: 409 },
    ],
    "routes/stop-recovery": [form("stop", `/stop-recovery?token=${signed}`, "", { token: token(signed) })],
    "routes/company.team_.recoveries": await formsOf("company"),
    "routes/institution.team_.recoveries": await formsOf("institution"),
    "routes/admin.recoveries": [
      actForm("approve", "/admin/recoveries", admin, {
        recoveryId: id(await ofOwner(), stranger),
        verifiedHow: choice("video_with_document"),
      }),
      actForm("stop", "/admin/recoveries", admin, { recoveryId: id(await ofOwner(), stranger) }),
    ],
  };
};
