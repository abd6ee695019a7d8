import { anyParameters, startPostgres } from "#scripts/embedded-postgres.mjs";

export interface TestServer {
  /** A superuser's, at the database `postgres`. */
  url: string;
  stop(): Promise<void>;
}

/** The PostgreSQL that DATABASE_URL names (npm test sets it), else a throwaway one of our own. */
export async function startTestServer(): Promise<TestServer> {
  const own = process.env.DATABASE_URL;
  if (own) return { url: own, stop: async () => undefined };
  return startPostgres({ name: "test", throwaway: true, maxConnections: 200, settings: anyParameters });
}
