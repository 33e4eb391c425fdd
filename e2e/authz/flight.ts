/** The rows of React's answer by number; long texts stand in rows of their own (`T`, with their length). */
export function flightRows(bytes: Buffer): Map<string, string> {
  const rows = new Map<string, string>()
  let at = 0
  while (at < bytes.length) {
    const colon = bytes.indexOf(58, at)
    if (colon < 0) break
    const id = bytes.toString('utf8', at, colon)
    if (bytes[colon + 1] === 84) {
      const comma = bytes.indexOf(44, colon)
      const length = Number.parseInt(bytes.toString('utf8', colon + 2, comma), 16)
      rows.set(id, bytes.toString('utf8', comma + 1, comma + 1 + length))
      at = comma + 1 + length
    } else {
      const end = bytes.indexOf(10, colon)
      rows.set(id, bytes.toString('utf8', colon + 1, end < 0 ? bytes.length : end))
      at = (end < 0 ? bytes.length : end) + 1
    }
  }
  return rows
}
