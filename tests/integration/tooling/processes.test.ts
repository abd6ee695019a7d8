import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { freePort, startService, tee } from "#scripts/processes.mjs";

const cwd = process.cwd();

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a service is asked to stop, and killed if it does not", async () => {
  const stubborn = `process.on("SIGTERM", () => console.log("no")); console.log("up"); setInterval(() => {}, 1000);`;
  let up = (): void => undefined;
  const isUp = new Promise<void>((resolve) => (up = resolve));
  const service = startService(process.execPath, ["-e", stubborn], { cwd, onLine: () => up() });
  await isUp;
  await service.stop("SIGTERM", 300);
  expect(isAlive(service.pid)).toBe(false);
  expect(service.output()).toBe("up\nno");
});

test("a service dies with the process that started it, however that process ends", async () => {
  const module = JSON.stringify(join(cwd, "scripts/processes.mjs"));
  const program = `
    const { startService } = await import(${module});
    const { pid } = startService(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { cwd: "/" });
    console.log(pid);`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = Number(
    await new Promise((resolve) => starter.stdout.once("data", (text) => resolve(String(text)))),
  );
  starter.kill("SIGKILL");
  for (let waited = 0; isAlive(pid) && waited < 5_000; waited += 50) await sleep(50);
  expect(isAlive(pid)).toBe(false);
});

test("a command's arguments and its exit code are passed on", async () => {
  const { code, text } = await tee("/bin/sh", ["-c", "echo said; exit 3"], { cwd, silent: true });
  expect({ code, text }).toEqual({ code: 3, text: "said\n" });
});

test("a taken port is replaced by the next free one", async () => {
  const server = createServer();
  const taken = await new Promise<number>((resolve) => {
    server.listen(0, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  expect(await freePort(taken)).toBeGreaterThan(taken);
  server.close();
});
