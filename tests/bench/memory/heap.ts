/** A process's heap by its inspector: what is reachable after a full collection. */
export interface Heap {
  /** Bytes of the heap that are in use, and of buffers beside it, after garbage was collected. */
  afterCollection(): Promise<{ heapBytes: number; bufferBytes: number }>;
  close(): void;
}

interface Usage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

/** Connects to the inspector that a process opened on that port of the loopback address. */
export async function heapOf(inspectorPort: number): Promise<Heap> {
  const answer = await fetch(`http://127.0.0.1:${inspectorPort}/json/list`);
  const [target] = (await answer.json()) as { webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error("the process has no inspector");
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", reject, { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let last = 0;
  const ask = (method: string): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method }));
    });
  return {
    async afterCollection() {
      // What a finalizer releases is only collected by the next run.
      for (let times = 0; times < 3; times += 1) await ask("HeapProfiler.collectGarbage");
      const { usedSize, backingStorageSize } = (await ask("Runtime.getHeapUsage")) as Usage;
      return { heapBytes: usedSize, bufferBytes: backingStorageSize };
    },
    close: () => socket.close(),
  };
}
