interface ShareBarProps {
  percent: number;
  series: "series-1" | "series-3" | "series-moved";
}

/** A share of a whole as a bar; the figure is next to it. */
export function ShareBar({ percent, series }: ShareBarProps) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={series} width={Math.max(0, Math.min(100, percent))} height="10" />
    </svg>
  );
}
