/** A count as a reader sees it: beyond 99 it is not counted on. */
export const upTo = (count: number): number | string => (count > 99 ? '99+' : count)
