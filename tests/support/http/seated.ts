import type { Session } from "#app/domain/accounts/session.ts";
import type { AppContext } from "#app/context.server.ts";

/**
 * A context in which the cookie `seat` says who sits there: for tests of pages that are not about signing in. The
 * seats are the test's own, by name. Who brings no such cookie is who their session says.
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

/** A session of somebody who sits there. */
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
