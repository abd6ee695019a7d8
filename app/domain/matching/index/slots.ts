/** Allocates numbers for ids, from 0 upwards without large gaps: a released number is the next to be reused. */
export class Slots {
  private readonly slotOf = new Map<string, number>();
  private readonly ids: (string | undefined)[] = [];
  private readonly free: number[] = [];

  /** One more than the highest number in use. */
  get reach(): number {
    return this.ids.length;
  }

  get size(): number {
    return this.slotOf.size;
  }

  find(id: string): number | undefined {
    return this.slotOf.get(id);
  }

  idAt(slot: number): string | undefined {
    return this.ids[slot];
  }

  take(id: string): number {
    const known = this.slotOf.get(id);
    if (known !== undefined) return known;
    const slot = this.free.pop() ?? this.ids.length;
    this.ids[slot] = id;
    this.slotOf.set(id, slot);
    return slot;
  }

  /** Releases an id; returns its number, or undefined. */
  drop(id: string): number | undefined {
    const slot = this.slotOf.get(id);
    if (slot === undefined) return undefined;
    this.slotOf.delete(id);
    this.ids[slot] = undefined;
    this.free.push(slot);
    return slot;
  }
}
