import { connect } from "node:net";

export type Verdict = "clean" | "infected";

/** Asks whether a file contains a known virus. */
export interface VirusScanner {
  scan(pieces: AsyncIterable<Uint8Array>): Promise<Verdict>;
}

const patienceMs = 60_000;

/** ClamAV's daemon over TCP (INSTREAM): an unclear answer counts as none, and is retried later. */
export function clamavScanner({ host, port }: { host: string; port: number }): VirusScanner {
  return {
    async scan(pieces) {
      const socket = connect({ host, port });
      socket.setTimeout(patienceMs, () => socket.destroy(new Error("the virus scanner timed out")));
      const answer = (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of socket) chunks.push(chunk as Buffer);
        const [reply = ""] = Buffer.concat(chunks).toString("latin1").split("\0", 1);
        return reply.trim();
      })();
      const write = (bytes: Uint8Array): Promise<void> =>
        new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
      try {
        await Promise.race([sendTo(write, pieces), answer]);
        return verdictOf(await answer);
      } finally {
        socket.destroy();
      }
    },
  };
}

async function sendTo(
  write: (bytes: Uint8Array) => Promise<void>,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  await write(Buffer.from("zINSTREAM\0", "latin1"));
  for await (const piece of pieces) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await write(length);
    await write(piece);
  }
  await write(Buffer.alloc(4));
}

function verdictOf(answer: string): Verdict {
  if (/^stream: OK$/.test(answer)) return "clean";
  if (/^stream: .+ FOUND$/.test(answer)) return "infected";
  throw new Error(`the virus scanner answered: ${answer.slice(0, 200)}`);
}
