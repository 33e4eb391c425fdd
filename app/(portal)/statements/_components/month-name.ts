/** '202610' as the formatter of months takes it. */
export const monthName = (month: string): string => `${month.slice(0, 4)}-${month.slice(4)}`
