// The stand-in for Stripe that `npm run demo` starts: node scripts/fake-stripe.ts PORT WEBHOOK_URL SECRET [FILE]
import { startFakeStripe } from "./fake-stripe/server.ts";

const [port, url, secret, file] = process.argv.slice(2);
if (port === undefined || url === undefined || secret === undefined) {
  process.stderr.write("node scripts/fake-stripe.ts PORT WEBHOOK_URL SECRET [FILE]\n");
  process.exit(1);
}
const { address, close } = await startFakeStripe({
  port: Number(port),
  endpoint: { url, secret },
  ...(file === undefined ? {} : { file }),
});
process.stdout.write(`a stand-in for Stripe at ${address}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void close().then(() => process.exit(0)));
