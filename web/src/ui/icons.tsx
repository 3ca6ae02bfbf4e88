import type { ReactNode } from 'react';

export interface IconProps {
  readonly size?: number;
}

/** Shapes differ, not only colours: an octagon is overdue, a triangle is soon, a round clock has time. */
function icon(paths: ReactNode) {
  return function Icon({ size = 22 }: IconProps) {
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
        {paths}
      </svg>
    );
  };
}

export const IconOverdue = icon(<><path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8Z" fill="currentColor" /><path d="M12 7v6M12 16.6v.1" stroke="#fff" strokeWidth="2.6" /></>);
export const IconSoon = icon(<><path d="M12 3 22 20.5H2Z" fill="currentColor" /><path d="M12 9.5v5M12 17.3v.1" stroke="#fff" strokeWidth="2.4" /></>);
export const IconLater = icon(<><circle cx="12" cy="12" r="9.2" /><path d="M12 6.8V12l3.4 2" /></>);
export const IconMet = icon(<><circle cx="12" cy="12" r="9.2" /><path d="m7.8 12.3 2.9 2.9 5.5-6" /></>);
export const IconMetLate = icon(<><rect x="3" y="3" width="18" height="18" rx="3" /><path d="m7.8 12.3 2.9 2.9 5.5-6" /></>);
export const IconQuiet = icon(<><circle cx="12" cy="12" r="9.2" strokeDasharray="3 3.2" /><path d="M8 12h8" /></>);
export const IconUndated = icon(<><circle cx="12" cy="12" r="9.2" strokeDasharray="3 3.2" /><path d="M9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.7M12 16.6v.1" /></>);
export const IconClock = icon(<><circle cx="12" cy="13" r="8.2" /><path d="M12 8.5V13l3 2M9.5 2.5h5" /></>);
export const IconSun = icon(<><circle cx="12" cy="12" r="4.2" /><path d="M12 2.500v2.500M12 19v2.500M2.500 12H5M19 12h2.500M5.300 5.300 7 7M17 17l1.700 1.700M5.300 18.700 7 17M17 7l1.700-1.700" /></>);
export const IconFolder = icon(<path d="M3 6.5A1.5 1.5 0 0 1 4.5 5h4.2l2.2 2.5h8.6A1.5 1.5 0 0 1 21 9v8.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5Z" />);
export const IconBell = icon(<><path d="M6 9.5a6 6 0 0 1 12 0c0 5.5 2.2 6.5 2.2 6.5H3.8S6 15 6 9.5Z" /><path d="M10 19.5a2.2 2.2 0 0 0 4 0" /></>);
export const IconScale = icon(<><path d="M12 4v16M7.5 20h9M5 7h14" /><path d="m5 7-2.6 6a3 3 0 0 0 5.2 0ZM19 7l-2.6 6a3 3 0 0 0 5.2 0Z" /></>);
export const IconErase = icon(<><path d="m3.5 14.500 9.500-9.500a1.500 1.500 0 0 1 2.100 0l4.900 4.900a1.500 1.500 0 0 1 0 2.100l-7 7H8Z" /><path d="m8.500 9.500 7 7M12 20h9" /></>);
export const IconTable = icon(<><rect x="3" y="4.5" width="18" height="15" rx="1.5" /><path d="M3 9.5h18M3 14.5h18M10 9.5v10" /></>);
export const IconFlag = icon(<path d="M5 21V4M5 5h12l-2.500 4L17 13H5" />);
export const IconPeople = icon(<><circle cx="9" cy="8.2" r="3.4" /><path d="M2.8 19.5c.4-4 3-5.8 6.2-5.8s5.8 1.8 6.2 5.8M16 5a3.4 3.4 0 0 1 0 6.4M17.6 14c2 .7 3.3 2.4 3.6 5.5" /></>);
export const IconTwo = icon(<><rect x="3" y="3.5" width="12" height="13" rx="1.5" /><path d="M18.5 7.500H19.500A1.500 1.500 0 0 1 21 9v10a1.500 1.500 0 0 1-1.500 1.500h-9A1.500 1.500 0 0 1 9 19.500" /></>);
export const IconPulse = icon(<path d="M2.500 12.500h4l2.500-7 5 13 2.500-6h5" />);
export const IconEye = icon(<><path d="M2 12s3.600-6.500 10-6.500S22 12 22 12s-3.600 6.500-10 6.500S2 12 2 12Z" /><circle cx="12" cy="12" r="3" /></>);
export const IconDownload = icon(<path d="M12 4v11M7 10.500l5 5 5-5M4.500 20h15" />);
export const IconMenu = icon(<path d="M4 7h16M4 12h16M4 17h16" />);
export const IconClose = icon(<path d="M6 6l12 12M18 6 6 18" />);
export const IconSearch = icon(<><circle cx="10.8" cy="10.8" r="6.8" /><path d="m16 16 5 5" /></>);
export const IconPlus = icon(<path d="M12 5v14M5 12h14" />);
export const IconArrow = icon(<path d="M5 12h14M13 6l6 6-6 6" />);
export const IconBack = icon(<path d="M19 12H5M11 6l-6 6 6 6" />);
export const IconChevron = icon(<path d="m6 9 6 6 6-6" />);
export const IconPin = icon(<><path d="M12 21.5s7-6 7-11.5a7 7 0 0 0-14 0c0 5.500 7 11.500 7 11.500Z" /><circle cx="12" cy="10" r="2.4" /></>);
export const IconHand = icon(<><circle cx="12" cy="7.5" r="4" /><path d="M4.500 20.500c.6-4.700 3.600-6.500 7.500-6.500s6.900 1.800 7.500 6.500" /></>);
export const IconOffline = icon(<><path d="M3 3l18 18M8.6 15.500a5 5 0 0 1 6.300-.5M5.500 12.300a9.300 9.300 0 0 1 4-2.300M13.600 9.800a9.300 9.300 0 0 1 4.900 2.500M2.500 9.200a13.700 13.700 0 0 1 4.300-2.600M11 5.600A13.700 13.700 0 0 1 21.500 9.200" /><path d="M12 18.800v.1" strokeWidth="2.800" /></>);
export const IconInfo = icon(<><circle cx="12" cy="12" r="9.2" /><path d="M12 11v5.500M12 7.500v.1" /></>);
export const IconPrint = icon(<><path d="M7 8V3.500h10V8M7 17H4.500A1.500 1.500 0 0 1 3 15.500v-6A1.500 1.500 0 0 1 4.500 8h15A1.500 1.500 0 0 1 21 9.500v6a1.500 1.500 0 0 1-1.500 1.500H17" /><rect x="7" y="14" width="10" height="6.500" /></>);
export const IconRefresh = icon(<><path d="M20 11a8 8 0 0 0-14.600-3.500L3 10M4 13a8 8 0 0 0 14.600 3.500L21 14" /><path d="M3 4.500V10h5.500M21 19.500V14h-5.500" /></>);
export const IconSignOut = icon(<path d="M14 4.500H6A1.500 1.500 0 0 0 4.500 6v12A1.500 1.500 0 0 0 6 19.500h8M10.500 12H21M17 8l4 4-4 4" />);
export const IconKey = icon(<><circle cx="8" cy="15.500" r="4.700" /><path d="m11.500 12 8.500-8.500M16 7.500l3 3" /></>);
export const IconNote = icon(<path d="M5 4h14v11l-5 5H5ZM14 20v-5h5M8.500 9h7M8.500 12.500h4" />);
export const IconBed = icon(<path d="M3 18.500v-13M3 15.500h18v3M21 15.500v-2.500a3 3 0 0 0-3-3h-7v5.500M7 12.200v.1" />);
export const IconHome = icon(<path d="M3.500 11.500 12 4l8.500 7.500M6 9.800V20h12V9.800M10 20v-5.500h4V20" />);
export const IconSend = icon(<><path d="M3 11.5 21 4l-5.500 16-4-6.500Z" /><path d="m11.500 13.500 5-5" /></>);
