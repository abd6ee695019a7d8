import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface StrippingProxy {
  url: string;
  close(): Promise<void>;
}

const protocolVersion = 196_608;

/** A proxy for PostgreSQL that drops all start-up parameters but user and database, as poolers may. */
export async function stripStartUpOptions(databaseUrl: string): Promise<StrippingProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(Number(target.port || 5432), target.hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.once("close", () => open.delete(one));
    }
    from.once("data", (first: Buffer) => {
      to.write(stripped(first));
      from.pipe(to).pipe(from);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function stripped(message: Buffer): Buffer {
  if (message.readInt32BE(4) !== protocolVersion) return message;
  const words = message.subarray(8).toString().split("\0");
  const settings: string[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [name = "", value = ""] = words.slice(at, at + 2);
    if (name === "user" || name === "database") settings.push(name, value);
  }
  const body = Buffer.from(`${settings.join("\0")}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(protocolVersion, 4);
  return Buffer.concat([head, body]);
}
