/** Whom something is with, before what is said of it; nothing without a name. */
export function OtherSide({ name }: { name: string }) {
  return name === "" ? null : <>{name} · </>;
}
