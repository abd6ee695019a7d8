/** The limits that are suggested while a number is typed, by field. */
export function SuggestedLimits({ limits }: { limits: Readonly<Record<string, readonly string[]>> }) {
  return Object.entries(limits).map(([name, values]) => (
    <datalist key={name} id={`${name}-edges`}>
      {values.map((value) => (
        <option key={value}>{value}</option>
      ))}
    </datalist>
  ));
}
