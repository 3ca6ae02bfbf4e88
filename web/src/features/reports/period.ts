import type { Period } from '../../api/queries';

/** The period of the UN report S/2024/883, whose figures these tables must give. */
export const REPORT_PERIOD: Period = { from: '2022-04-01', to: '2024-03-31' };
