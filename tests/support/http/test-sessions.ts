import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import type { AppContext } from "#app/context.server.ts";

/**
 * A context in which the cookie `membership` names a test session: for tests of pages that are not about signing in. Without
 * the cookie, the real session is read.
 */
export function withTestSessions(app: AppContext, sessions: ReadonlyMap<string, Session>): AppContext {
  const nameIn = (request: Request) => /(?:^|; )seat=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return {
    ...app,
    sessions: {
      read: async (request) => {
        const name = nameIn(request);
        return name === undefined ? app.sessions.read(request) : (sessions.get(name) ?? null);
      },
    },
  };
}

/** That actor's. */
export const sessionFor = (actor: PartyActor): Session =>
  sessionOf(
    actor.userId,
    actor.kind === "company"
      ? { ...actor, name: "Laser", isRegistered: true }
      : { ...actor, name: "Bank", status: "active" },
  );

/** A session of a member: with a second factor, and just confirmed. */
export function sessionOf(userId: string, membership: Session["membership"]): Session {
  return {
    id: userId,
    userId,
    name: "Test Person",
    email: "person@test.example",
    locale: "en",
    unread: 0,
    hasFactor: true,
    isFresh: true,
    membership,
  };
}
