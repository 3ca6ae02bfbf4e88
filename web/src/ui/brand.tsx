/** A footbridge between two banks. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" strokeLinecap="round" aria-hidden="true" focusable="false">
      <path d="M3 20.500C8.500 9.800 23.500 9.800 29 20.500" stroke="currentColor" strokeWidth="3" />
      <path d="M3 26h26" stroke="var(--gold)" strokeWidth="3" />
      <path d="M10.500 14.500v7M16 12.800v8.700M21.500 14.500v7" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
