/** Numbers for ids, from 0 upwards without large holes: a number that is given back is the next to be given out. */
export class Slots {
  private readonly slotOf = new Map<string, number>();
  private readonly ids: (string | undefined)[] = [];
  private readonly free: number[] = [];

  /** How far the numbers reach, holes included. */
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
    const standing = this.slotOf.get(id);
    if (standing !== undefined) return standing;
    const slot = this.free.pop() ?? this.ids.length;
    this.ids[slot] = id;
    this.slotOf.set(id, slot);
    return slot;
  }

  /** Lets go of an id; the number it had, or undefined. */
  drop(id: string): number | undefined {
    const slot = this.slotOf.get(id);
    if (slot === undefined) return undefined;
    this.slotOf.delete(id);
    this.ids[slot] = undefined;
    this.free.push(slot);
    return slot;
  }
}
