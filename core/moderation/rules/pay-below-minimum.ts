import { isBelowMinimum } from '../../text/pay.ts';
import type { WarningRule } from './rule.ts';

/** The whole offer lies below the legal minimum: 7,800 kyat a day, 202,800 a month, 975 an hour (core/text/pay.ts names the source). */
export const payBelowMinimum: WarningRule = {
  code: 'pay_below_minimum',
  find: ({ pay }) => isBelowMinimum(pay) ? `${pay.max ?? pay.min} MMK / ${pay.period}` : undefined,
};
