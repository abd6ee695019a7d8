import type { Session } from "#app/domain/accounts/session.ts";
import type { AppContext } from "#app/context.server.ts";

/**
 * A context in which the cookie `seat` names a test session: for tests of pages that are not about signing in. Without
 * the cookie, the real session is read.
 */
export function seated(app: AppContext, seats: ReadonlyMap<string, Session>): AppContext {
  const nameIn = (request: Request) => /(?:^|; )seat=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  return {
    ...app,
    sessions: {
      read: async (request) => {
        const name = nameIn(request);
        return name === undefined ? app.sessions.read(request) : (seats.get(name) ?? null);
      },
    },
  };
}

/** A session of a member. */
export function sessionOf(userId: string, seat: Session["seat"]): Session {
  return {
    id: userId,
    userId,
    name: "Test Person",
    email: "person@test.example",
    locale: "en",
    unread: 0,
    seat,
  };
}
