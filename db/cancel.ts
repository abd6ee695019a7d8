import pg from "pg";

/** The members of pg's classes that its types don't publish. */
interface Wire {
  on(event: "error" | "connect" | "sslconnect", listener: () => void): this;
  connect(port: number, host: string): void;
  cancel(processId: number, secretKey: number): void;
}
const Connection = (pg as unknown as { Connection: new (config: { ssl: unknown }) => Wire }).Connection;

/** Asks PostgreSQL, over a separate connection, to cancel the statement that runs on this one. */
export function cancelStatement(client: pg.Client): void {
  const { processID, secretKey, ssl } = client as unknown as {
    processID: number;
    secretKey: number;
    ssl: unknown;
  };
  const wire = new Connection({ ssl });
  wire.on("error", () => undefined); // the statement's own timeout then ends it
  wire.on(ssl ? "sslconnect" : "connect", () => wire.cancel(processID, secretKey));
  const { host, port } = client;
  if (host.startsWith("/")) wire.connect(`${host}/.s.PGSQL.${port}` as unknown as number, "");
  else wire.connect(port, host);
}
