/** Whom each member of an agency reports to; null at the top. */
export type ReportingLines = ReadonlyMap<string, string | null>

/** The person and everybody below, however deep; a circle in the data ends. */
export function withSubordinates(personId: string, lines: ReportingLines): Set<string> {
  const found = new Set([personId])
  for (let grew = true; grew; ) {
    grew = false
    for (const [member, superior] of lines) {
      if (superior === null || found.has(member) || !found.has(superior)) continue
      found.add(member)
      grew = true
    }
  }
  return found
}
