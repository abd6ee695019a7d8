import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diskStore } from "#app/integrations/documents/disk-store.server.ts";
import { revertibleStore } from "#scripts/datasets/revertible-store.ts";

test("a failed import deletes the files that it wrote, and no others", async () => {
  const folder = await mkdtemp(join(tmpdir(), "undo-"));
  try {
    const disk = diskStore(folder);
    await disk.putPiece("before", "0", Buffer.from("stays"));
    const store = revertibleStore(disk);
    await store.putPiece("one", "0", Buffer.from("goes"));
    await store.putPiece("one", "4", Buffer.from("too"));
    await store.putPiece("two", "0", Buffer.from("goes"));
    expect(await readdir(folder)).toHaveLength(3);
    await store.undo();
    expect(await readdir(folder)).toEqual(["before"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
