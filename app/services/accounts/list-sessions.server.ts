import { deviceOf, type Device } from "#app/domain/accounts/devices.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { listSessionsOfUser } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";

export interface SessionView {
  id: string;
  device: Device;
  address: string | null;
  since: Date;
  /** When the person last proved there who they are. */
  confirmed: Date | null;
  until: Date;
  isThis: boolean;
}

/** The devices that the person is signed in on, this one first, then the newest. */
export async function listSessions(ctx: AccountsContext, person: Session): Promise<SessionView[]> {
  const rows = await ctx.withAccounts((trx) => listSessionsOfUser(trx, person.userId));
  const views = rows.map(({ id, userAgent, ipAddress, createdAt, confirmedAt, expiresAt }) => ({
    id,
    device: deviceOf(userAgent),
    address: ipAddress === "" ? null : ipAddress,
    since: createdAt,
    confirmed: confirmedAt,
    until: expiresAt,
    isThis: id === person.id,
  }));
  return views.sort((one, other) => Number(other.isThis) - Number(one.isThis));
}
