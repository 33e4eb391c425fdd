/** Shanghai wall time, as a spreadsheet reads it. */
export const wallTime = (date: Date): string =>
  new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
